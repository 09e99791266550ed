package dev.slipway.webhook;

import java.time.Duration;

/**
 * How long to wait before the next try: twice as long as it has been tried for, so that each try
 * comes after three times the time of the one before; and a little more or less, so that what
 * failed together is not tried again together.
 */
record BackOff(Duration shortest, Duration longest) {

  private static final int FACTOR = 2;
  private static final double JITTER = 0.2;

  /**
   * The pause after a failure.
   *
   * @param triedFor time since the first try
   * @param random from 0 to 1
   */
  Duration after(Duration triedFor, double random) {
    long wanted = Math.clamp(triedFor.toMillis() * FACTOR, shortest.toMillis(), longest.toMillis());
    return Duration.ofMillis((long) (wanted * (1 - JITTER + 2 * JITTER * random)));
  }
}
