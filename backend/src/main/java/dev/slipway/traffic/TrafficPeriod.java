package dev.slipway.traffic;

import dev.slipway.panel.PanelTraffic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The contract's TrafficPeriod. */
record TrafficPeriod(
    Instant startsAt,
    Instant endsAt,
    long receivedBytes,
    long sentBytes,
    long totalBytes,
    @Nullable Long limitBytes,
    @Nullable Long remainingBytes) {

  static TrafficPeriod of(PanelTraffic.Period period) {
    Long limit = period.limitBytes();
    return new TrafficPeriod(
        period.startsAt(),
        period.endsAt(),
        period.receivedBytes(),
        period.sentBytes(),
        period.totalBytes(),
        limit,
        limit == null ? null : Math.max(0, limit - period.totalBytes()));
  }
}
