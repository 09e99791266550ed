package dev.slipway.cluster;

import java.time.Duration;

/** Times as Redis takes them. */
final class Periods {

  /**
   * Whole milliseconds; less than one would mean "for ever" or "not at all" depending on the
   * command.
   */
  static long millis(Duration period) {
    long millis = period.toMillis();
    if (millis < 1) {
      throw new IllegalArgumentException(period + " is too short: at least a millisecond");
    }
    return millis;
  }

  /**
   * What a script tells as the time left; it is never nothing, so that nobody is told to wait and
   * yet not to.
   */
  static Duration left(long millis) {
    return Duration.ofMillis(Math.max(1, millis));
  }

  private Periods() {}
}
