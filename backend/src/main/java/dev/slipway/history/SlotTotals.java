package dev.slipway.history;

import dev.slipway.livestats.LiveSample;
import dev.slipway.server.PowerState;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the samples of one slot come to. Each figure is summed up over time, beside the seconds in
 * which it was known, so that an average is a quotient, and the average of several slots is the one
 * that all their samples would give.
 *
 * @param seconds the time that the samples stand for
 * @param runningSeconds of it, with the server running
 * @param cpuPercent times seconds
 * @param cpuPercentMax of a single sample; null where none told the CPU's load
 * @param memoryUsed bytes times seconds
 * @param memoryTotal what was used is a part of; bytes times seconds
 * @param diskRead bytes per second times seconds
 * @param diskWritten bytes per second times seconds
 */
record SlotTotals(
    double seconds,
    double runningSeconds,
    double cpuSeconds,
    double cpuPercent,
    @Nullable Double cpuPercentMax,
    double memorySeconds,
    double memoryUsed,
    double memoryTotal,
    double diskSeconds,
    double diskRead,
    double diskWritten) {

  /**
   * One sample.
   *
   * @param seconds the time that it stands for
   */
  static SlotTotals of(LiveSample sample, double seconds) {
    Double cpu = sample.cpuPercent();
    Long used = sample.memoryUsedBytes();
    Long total = sample.memoryTotalBytes();
    Double read = sample.diskReadBytesPerSecond();
    Double written = sample.diskWriteBytesPerSecond();
    boolean memoryKnown = used != null && total != null;
    boolean diskKnown = read != null && written != null;
    return new SlotTotals(
        seconds,
        sample.powerState() == PowerState.RUNNING ? seconds : 0,
        cpu == null ? 0 : seconds,
        cpu == null ? 0 : cpu * seconds,
        cpu,
        memoryKnown ? seconds : 0,
        used == null || !memoryKnown ? 0 : used * seconds,
        total == null || !memoryKnown ? 0 : total * seconds,
        diskKnown ? seconds : 0,
        read == null || !diskKnown ? 0 : read * seconds,
        written == null || !diskKnown ? 0 : written * seconds);
  }

  SlotTotals plus(SlotTotals other) {
    return new SlotTotals(
        seconds + other.seconds,
        runningSeconds + other.runningSeconds,
        cpuSeconds + other.cpuSeconds,
        cpuPercent + other.cpuPercent,
        greater(cpuPercentMax, other.cpuPercentMax),
        memorySeconds + other.memorySeconds,
        memoryUsed + other.memoryUsed,
        memoryTotal + other.memoryTotal,
        diskSeconds + other.diskSeconds,
        diskRead + other.diskRead,
        diskWritten + other.diskWritten);
  }

  private static @Nullable Double greater(@Nullable Double a, @Nullable Double b) {
    return Stream.of(a, b).filter(Objects::nonNull).max(Double::compare).orElse(null);
  }
}
