package dev.slipway.livestats;

import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Disk;
import dev.slipway.panel.PanelServer;
import dev.slipway.server.PowerState;
import dev.slipway.server.ServerRead;
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

  /** Beyond this, two samples say nothing of the rate at present. */
  static final Duration LONGEST_GAP = Duration.ofMinutes(2);

  /**
   * Makes the sample of a read.
   *
   * @param previous the sample before, which rates are computed from; null where there is none
   * @param longestGap how far back {@code previous} may lie for that
   * @return null where the panel reported no live state
   */
  public static @Nullable LiveSample of(
      ServerRead read, @Nullable LiveSample previous, Duration longestGap) {
    PanelLiveState live = read.live();
    PanelServer snapshot = read.server().snapshot();
    long allocated = snapshot == null ? 0 : snapshot.resources().memoryBytes();
    return live == null ? null : of(live, allocated, read.readAt(), previous, longestGap);
  }

  /**
   * Makes a sample.
   *
   * @param allocatedBytes the memory that the server was given
   * @param previous the sample before, which rates are computed from; null where there is none
   */
  static LiveSample of(
      PanelLiveState live, long allocatedBytes, Instant sampledAt, @Nullable LiveSample previous) {
    return of(live, allocatedBytes, sampledAt, previous, LONGEST_GAP);
  }

  private static LiveSample of(
      PanelLiveState live,
      long allocatedBytes,
      Instant sampledAt,
      @Nullable LiveSample previous,
      Duration longestGap) {
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
        previous == null
            ? null
            : rate(previous.sampledAt, previous.diskReadBytes, sampledAt, read, longestGap),
        previous == null
            ? null
            : rate(previous.sampledAt, previous.diskWrittenBytes, sampledAt, written, longestGap));
  }

  /** Null where a counter went backwards, as after a reboot: a rate is never negative. */
  private static @Nullable Double rate(
      Instant from, @Nullable Long before, Instant to, @Nullable Long now, Duration longestGap) {
    Duration elapsed = Duration.between(from, to);
    if (before == null
        || now == null
        || now < before
        || elapsed.toMillis() <= 0
        || elapsed.compareTo(longestGap) > 0) {
      return null;
    }
    return (now - before) * 1000.0 / elapsed.toMillis();
  }
}
