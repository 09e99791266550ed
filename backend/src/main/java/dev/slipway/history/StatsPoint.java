package dev.slipway.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The contract's StatsPoint: averages over the time from one point to the next. */
record StatsPoint(
    Instant startsAt,
    double runningPercent,
    @Nullable Double cpuPercent,
    @Nullable Double cpuPercentMax,
    @Nullable Long memoryUsedBytes,
    @Nullable Long memoryTotalBytes,
    @Nullable Double diskReadBytesPerSecond,
    @Nullable Double diskWriteBytesPerSecond) {}
