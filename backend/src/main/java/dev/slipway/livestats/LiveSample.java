package dev.slipway.livestats;

import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Disk;
import dev.slipway.server.PowerState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a server's live state; the contract's LiveStats. What is not reported is null,
 * never 0.
 */
public record LiveSample(
    Instant sampledAt,
    PowerState powerState,
    @Nullable Double cpuPercent,
    @Nullable Long memoryUsedBytes,
    @Nullable Long memoryTotalBytes,
    @Nullable Double memoryPercent,
    @Nullable MemorySource memorySource,
    @Nullable Long diskReadBytes,
    @Nullable Long diskWrittenBytes,
    @Nullable Double diskReadBytesPerSecond,
    @Nullable Double diskWriteBytesPerSecond) {

  /** Beyond this, two samples say nothing of the rate between them. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(2);

  /**
   * Makes a sample.
   *
   * @param allocatedBytes the memory that the server was given
   * @param previous the sample before, which rates are computed from; null where there is none
   */
  static LiveSample of(
      PanelLiveState live, long allocatedBytes, Instant sampledAt, @Nullable LiveSample previous) {
    PowerState power = PowerState.of(live);
    if (power == PowerState.STOPPED) {
      return new LiveSample(sampledAt, power, null, null, null, null, null, null, null, null, null);
    }
    MemoryUse memory = MemoryUse.of(live.memory(), allocatedBytes);
    Disk disk = live.disk();
    Long read = disk == null ? null : disk.readBytes();
    Long written = disk == null ? null : disk.writtenBytes();
    return new LiveSample(
        sampledAt,
        power,
        live.cpuPercent(),
        memory == null ? null : memory.usedBytes(),
        memory == null ? null : memory.totalBytes(),
        memory == null ? null : memory.percent(),
        memory == null ? null : memory.source(),
        read,
        written,
        previous == null ? null : rate(previous.sampledAt, previous.diskReadBytes, sampledAt, read),
        previous == null
            ? null
            : rate(previous.sampledAt, previous.diskWrittenBytes, sampledAt, written));
  }

  /** Null where a counter went backwards, as after a reboot: a rate is never negative. */
  private static @Nullable Double rate(
      Instant from, @Nullable Long before, Instant to, @Nullable Long now) {
    Duration elapsed = Duration.between(from, to);
    if (before == null
        || now == null
        || now < before
        || elapsed.toMillis() <= 0
        || elapsed.compareTo(LONGEST_GAP) > 0) {
      return null;
    }
    return (now - before) * 1000.0 / elapsed.toMillis();
  }
}
