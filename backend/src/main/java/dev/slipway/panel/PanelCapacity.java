package dev.slipway.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much room there is on the panel's hypervisors, in the panel's own units. */
public interface PanelCapacity {

  /**
   * One resource of a hypervisor.
   *
   * @param max 0 where there is no limit
   * @param free can be negative, always so where there is no limit
   */
  record Amount(long max, long free) {}

  /**
   * Storage of a hypervisor; amounts in GB of 2^30 bytes.
   *
   * @param storageType the code that a package asks for
   * @param amount null where the panel does not say
   */
  record Pool(String name, long storageType, boolean enabled, @Nullable Amount amount) {}

  /**
   * One hypervisor of a group. What is null the panel does not say.
   *
   * @param memoryMb in MB of 2^20 bytes
   * @param localStorage the default mountpoint
   * @param freeIpv4 how many IPv4 addresses it can still give
   */
  record Hypervisor(
      int id,
      String name,
      boolean enabled,
      boolean commissioned,
      boolean prohibited,
      @Nullable Amount memoryMb,
      @Nullable Amount cpuCores,
      @Nullable Pool localStorage,
      List<Pool> otherStorage,
      @Nullable Long freeIpv4) {

    /** Whether the panel would put a server here at all. */
    public boolean isOpen() {
      return enabled && commissioned && !prohibited;
    }
  }

  /**
   * Every hypervisor of a group, all pages of the panel's answer; one call for each 200 of them.
   *
   * @throws PanelNotFound where the panel says that there is no such group
   */
  List<Hypervisor> readGroup(int hypervisorGroupId);
}
