package dev.slipway.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hypervisor groups and hypervisors. Guarded by the lock of the world. */
public final class Compute {

  private final List<HypervisorGroup> groups = new ArrayList<>();
  private final List<Hypervisor> hypervisors = new ArrayList<>();

  public HypervisorGroup add(HypervisorGroup group) {
    groups.add(group);
    return group;
  }

  public void add(Hypervisor hypervisor) {
    hypervisors.add(hypervisor);
  }

  public List<HypervisorGroup> groups() {
    return List.copyOf(groups);
  }

  public Optional<HypervisorGroup> group(int id) {
    return groups.stream().filter(group -> group.id() == id).findFirst();
  }

  public List<Hypervisor> hypervisorsOf(int groupId) {
    return hypervisors.stream().filter(each -> each.group().id() == groupId).toList();
  }

  /** The hypervisor of a server; every server has one. */
  public Hypervisor hypervisor(int id) {
    return hypervisors.stream()
        .filter(each -> each.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no hypervisor " + id));
  }

  /** Fails early where a server would be put onto nothing. */
  void requireHypervisor(int id) {
    var _ = hypervisor(id);
  }

  /** Takes a hypervisor into maintenance or back. */
  public void maintain(int id, boolean maintenance) {
    Hypervisor changed = hypervisor(id).withMaintenance(maintenance);
    hypervisors.replaceAll(each -> each.id() == id ? changed : each);
  }
}
