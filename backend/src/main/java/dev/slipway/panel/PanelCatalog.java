package dev.slipway.panel;

import java.util.List;

/** What the panel can make servers of, and where. */
public interface PanelCatalog {

  /**
   * The footprint behind a product, in the panel's own units, as stock is computed in them.
   *
   * @param enabled a package that is not can't be ordered
   * @param memoryMb 0 where the panel gives none; MB are 2^20 bytes
   * @param storageGb 0 where the panel gives none; GB are 2^30 bytes
   * @param storageType the code of the kind of storage that it wants; 0 or less for the
   *     hypervisor's default
   * @param trafficGb for each traffic period; 0 where traffic is not metered
   */
  record ServerPackage(
      int id,
      String name,
      boolean enabled,
      long memoryMb,
      long cpuCores,
      long storageGb,
      long storageType,
      long trafficGb) {

    /** The same in bytes, as servers have it. */
    public PanelServer.Resources resources() {
      return new PanelServer.Resources(
          Math.clamp(cpuCores, 0, Integer.MAX_VALUE),
          bytes(memoryMb, 20),
          bytes(storageGb, 30),
          trafficGb > 0 ? Long.valueOf(bytes(trafficGb, 30)) : null);
    }

    private static long bytes(long count, int power) {
      return count <= 0 ? 0 : count > Long.MAX_VALUE >> power ? Long.MAX_VALUE : count << power;
    }
  }

  /**
   * Hypervisors that a server may be placed on.
   *
   * @param location as customers read it
   */
  record Group(int id, PanelServer.Location location, boolean enabled) {}

  /**
   * Reads one package.
   *
   * @throws PanelNotFound where the panel says that there is none
   */
  ServerPackage readPackage(int packageId);

  /** Every package, disabled ones too, in the panel's order; one call. */
  List<ServerPackage> readPackages();

  /** Every hypervisor group, disabled ones too, in the panel's order; one call for 200 of them. */
  List<Group> readGroups();
}
