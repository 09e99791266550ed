package dev.slipway.simulator.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order in the panel's queue. How far it is follows from the time alone.
 *
 * @param failure what went wrong in the end, null when it goes well
 */
public record QueueItem(
    int id,
    int serverId,
    int hypervisorId,
    QueueAction action,
    Instant started,
    Duration duration,
    @Nullable String failure) {

  public Instant endsAt() {
    return started.plus(duration);
  }

  public boolean isFinished(Instant now) {
    return !now.isBefore(endsAt());
  }

  /** Percent done: 100 only when it is finished. */
  public int progress(Instant now) {
    if (isFinished(now)) {
      return 100;
    }
    double part = (double) Duration.between(started, now).toNanos() / duration.toNanos();
    return (int) Math.clamp(part * 100, 0, 99);
  }
}
