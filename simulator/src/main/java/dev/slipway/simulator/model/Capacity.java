package dev.slipway.simulator.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What is taken on each hypervisor: by the servers of this world and by what it does not show. */
public final class Capacity {

  private final Collection<PanelServer> all;

  Capacity(Collection<PanelServer> all) {
    this.all = all;
  }

  public int servers(Hypervisor hypervisor) {
    return hypervisor.baseServers() + sum(hypervisor, _ -> 1);
  }

  public int memoryMb(Hypervisor hypervisor) {
    return hypervisor.baseMemoryMb() + sum(hypervisor, each -> each.footprint().memoryMb());
  }

  public int cores(Hypervisor hypervisor) {
    return hypervisor.baseCores() + sum(hypervisor, each -> each.footprint().cpuCores());
  }

  /** GB in use of the default mountpoint, where every server's disk is. */
  public int localGb(Hypervisor hypervisor) {
    return hypervisor.local().baseGb() + sum(hypervisor, each -> each.footprint().storageGb());
  }

  public int freeIpv4(Hypervisor hypervisor) {
    return hypervisor.ipv4Free() - sum(hypervisor, PanelServer::ipv4Count);
  }

  /** The hypervisor with most free memory among those that can take a server of this size. */
  public Optional<Hypervisor> place(
      List<Hypervisor> hypervisors, Footprint footprint, int ipv4Count) {
    return hypervisors.stream()
        .filter(each -> each.enabled() && each.commissioned() && !each.prohibit())
        .filter(each -> !each.maintenance() && fits(each, footprint, ipv4Count))
        .max(Comparator.comparingInt(each -> each.memoryMb() - memoryMb(each)));
  }

  private boolean fits(Hypervisor hypervisor, Footprint footprint, int ipv4Count) {
    return has(hypervisor.maxServers(), servers(hypervisor), 1)
        && has(hypervisor.memoryMb(), memoryMb(hypervisor), footprint.memoryMb())
        && has(hypervisor.cpuCores(), cores(hypervisor), footprint.cpuCores())
        && has(hypervisor.local().maxGb(), localGb(hypervisor), footprint.storageGb())
        && freeIpv4(hypervisor) >= ipv4Count;
  }

  /** Without a maximum there is always room. */
  private static boolean has(int max, int taken, int wanted) {
    return max == 0 || taken + wanted <= max;
  }

  private int sum(Hypervisor hypervisor, ToIntFunction<PanelServer> amount) {
    return all.stream()
        .filter(server -> server.hypervisorId() == hypervisor.id())
        .mapToInt(amount)
        .sum();
  }
}
