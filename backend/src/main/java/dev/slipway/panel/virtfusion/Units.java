package dev.slipway.panel.virtfusion;

import org.jspecify.annotations.Nullable;

/** The panel's units in bytes. Its KB, MB and GB are powers of two. */
final class Units {

  private static final long KILO = 1L << 10;
  private static final long MEGA = 1L << 20;
  private static final long GIGA = 1L << 30;

  private Units() {}

  /** Null stays null; a negative figure is none. */
  static @Nullable Long kilobytes(@Nullable Long count) {
    return count == null || count < 0 ? null : Long.valueOf(times(count, KILO));
  }

  /** 0 where there is no figure. */
  static long megabytes(@Nullable Long count) {
    return count == null || count < 0 ? 0 : times(count, MEGA);
  }

  /** 0 where there is no figure. */
  static long gigabytes(@Nullable Long count) {
    return count == null || count < 0 ? 0 : times(count, GIGA);
  }

  /** A traffic limit in GB; 0 stands for "not metered", which is null here. */
  static @Nullable Long trafficLimit(@Nullable Long gigabytes) {
    return gigabytes == null || gigabytes <= 0 ? null : Long.valueOf(times(gigabytes, GIGA));
  }

  private static long times(long count, long unit) {
    return count > Long.MAX_VALUE / unit ? Long.MAX_VALUE : count * unit;
  }
}
