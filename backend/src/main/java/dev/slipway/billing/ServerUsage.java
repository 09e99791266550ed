package dev.slipway.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the daily sync last stored of a server; the contract's ServerUsage.
 *
 * @param updatedAt when a figure last changed
 */
record ServerUsage(
    @Nullable Long diskUsedBytes,
    @Nullable Long diskLimitBytes,
    @Nullable Long trafficUsedBytes,
    @Nullable Long trafficLimitBytes,
    Instant updatedAt) {

  static ServerUsage of(Figures figures, Instant updatedAt) {
    return new ServerUsage(
        figures.diskUsed(),
        figures.diskLimit(),
        figures.trafficUsed(),
        figures.trafficLimit(),
        updatedAt);
  }

  Figures figures() {
    return new Figures(diskUsedBytes, diskLimitBytes, trafficUsedBytes, trafficLimitBytes);
  }

  /**
   * The figures alone, in bytes.
   *
   * @param trafficLimit null also where traffic is not metered
   */
  record Figures(
      @Nullable Long diskUsed,
      @Nullable Long diskLimit,
      @Nullable Long trafficUsed,
      @Nullable Long trafficLimit) {

    static final Figures NONE = new Figures(null, null, null, null);

    Figures withDisk(@Nullable Long used, @Nullable Long limit) {
      return new Figures(used, limit, trafficUsed, trafficLimit);
    }

    Figures withTraffic(@Nullable Long used, @Nullable Long limit) {
      return new Figures(diskUsed, diskLimit, used, limit);
    }
  }
}
