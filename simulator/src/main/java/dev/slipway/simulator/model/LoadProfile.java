package dev.slipway.simulator.model;

/**
 * How busy a machine is.
 *
 * @see dev.slipway.simulator.live.LiveState
 */
public enum LoadProfile {
  IDLE(0.6, 7, 0.18, 0.24, 6_000, 14_000, 900),
  STEADY(5, 55, 0.38, 0.56, 350_000, 900_000, 40_000),
  BUSY(18, 99, 0.62, 0.93, 4_000_000, 9_500_000, 700_000);

  private final double cpuFloor;
  private final double cpuPeak;
  private final double memoryFloor;
  private final double memoryPeak;
  private final double readRate;
  private final double writeRate;
  private final double networkRate;

  LoadProfile(
      double cpuFloor,
      double cpuPeak,
      double memoryFloor,
      double memoryPeak,
      double readRate,
      double writeRate,
      double networkRate) {
    this.cpuFloor = cpuFloor;
    this.cpuPeak = cpuPeak;
    this.memoryFloor = memoryFloor;
    this.memoryPeak = memoryPeak;
    this.readRate = readRate;
    this.writeRate = writeRate;
    this.networkRate = networkRate;
  }

  /** CPU in percent at a level of activity from 0 to 1. */
  public double cpuPercent(double level) {
    return cpuFloor + (cpuPeak - cpuFloor) * level;
  }

  /** The part of the memory in use, 0 to 1, at a level of activity from 0 to 1. */
  public double memoryUsed(double level) {
    return memoryFloor + (memoryPeak - memoryFloor) * level;
  }

  /** Bytes a second read from disk at full activity. */
  public double readRate() {
    return readRate;
  }

  /** Bytes a second written to disk at full activity. */
  public double writeRate() {
    return writeRate;
  }

  /** Bytes a second received from the network at full activity. */
  public double networkRate() {
    return networkRate;
  }
}
