package dev.slipway.simulator.model;

/**
 * What a server may use: memory in MB, storage in GB, traffic in GB a period (0 = unmetered),
 * cores.
 */
public record Footprint(int memoryMb, int storageGb, int trafficGb, int cpuCores) {

  public Footprint withMemoryMb(int value) {
    return new Footprint(value, storageGb, trafficGb, cpuCores);
  }

  public Footprint withStorageGb(int value) {
    return new Footprint(memoryMb, value, trafficGb, cpuCores);
  }

  public Footprint withTrafficGb(int value) {
    return new Footprint(memoryMb, storageGb, value, cpuCores);
  }

  public Footprint withCpuCores(int value) {
    return new Footprint(memoryMb, storageGb, trafficGb, value);
  }
}
