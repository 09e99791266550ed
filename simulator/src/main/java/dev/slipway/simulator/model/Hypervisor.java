package dev.slipway.simulator.model;

import java.time.Instant;
import java.util.List;

/**
 * A machine that carries servers.
 *
 * @param maxServers 0 = unlimited
 * @param memoryMb what may be given out, in MB
 * @param cpuCores what may be given out, 0 = unlimited
 * @param baseMemoryMb in use by what this world does not show; likewise {@code baseCores} and
 *     {@code baseServers}
 * @param local the default mountpoint
 * @param pools extra storage
 * @param ipv4Free IPv4 addresses that can still be given out
 */
public record Hypervisor(
    int id,
    String name,
    HypervisorGroup group,
    String ip,
    boolean enabled,
    boolean commissioned,
    boolean prohibit,
    boolean maintenance,
    int maxServers,
    int memoryMb,
    int cpuCores,
    int baseServers,
    int baseMemoryMb,
    int baseCores,
    StoragePool local,
    List<StoragePool> pools,
    int ipv4Free,
    Instant created) {

  public Hypervisor {
    pools = List.copyOf(pools);
  }

  Hypervisor withMaintenance(boolean value) {
    return new Hypervisor(
        id,
        name,
        group,
        ip,
        enabled,
        commissioned,
        prohibit,
        value,
        maxServers,
        memoryMb,
        cpuCores,
        baseServers,
        baseMemoryMb,
        baseCores,
        local,
        pools,
        ipv4Free,
        created);
  }
}
