package dev.slipway.console;

import java.time.Duration;

/** Times for people who read activity. */
final class Words {

  private Words() {}

  /** In its largest unit: {@code 40 seconds}, {@code 1 minute}, {@code 3 hours}. */
  static String duration(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    if (seconds < 60) {
      return count(seconds, "second");
    }
    return seconds < 3600 ? count(seconds / 60, "minute") : count(seconds / 3600, "hour");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
