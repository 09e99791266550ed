package dev.slipway.simulator.model;

import java.time.Duration;

/**
 * How long the panel and its machines take.
 *
 * @param boot from the order until the machine runs
 * @param guestBoot from then until the guest agent answers
 * @param shutdown from the order until a guest that obeys is down; the queue item ends earlier, as
 *     the panel only asks
 * @param restart from the order until the machine runs again
 * @param step an order that is done by the hypervisor alone: asking for a shutdown, cutting the
 *     power
 * @param build from the order until the machine runs with its new operating system
 * @param minute one minute of a deletion's delay
 */
public record Timings(
    Duration boot,
    Duration guestBoot,
    Duration shutdown,
    Duration restart,
    Duration step,
    Duration build,
    Duration minute) {

  /** About what a small machine on real hardware takes; for demonstrations. */
  public static Timings real() {
    return new Timings(
        Duration.ofSeconds(6),
        Duration.ofSeconds(9),
        Duration.ofSeconds(7),
        Duration.ofSeconds(12),
        Duration.ofSeconds(2),
        Duration.ofSeconds(45),
        Duration.ofMinutes(1));
  }

  /** A hundred times faster than {@link #real()}; for tests that wait. */
  public static Timings fast() {
    return real().atSpeed(100);
  }

  /** These timings, so many times faster. */
  public Timings atSpeed(double speed) {
    return new Timings(
        divide(boot, speed),
        divide(guestBoot, speed),
        divide(shutdown, speed),
        divide(restart, speed),
        divide(step, speed),
        divide(build, speed),
        divide(minute, speed));
  }

  private static Duration divide(Duration duration, double speed) {
    return Duration.ofNanos(Math.round(duration.toNanos() / speed));
  }
}
