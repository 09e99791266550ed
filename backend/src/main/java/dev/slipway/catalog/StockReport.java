package dev.slipway.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a quantity is what it is, in the panel's units. Places are null where nothing bounds them.
 *
 * @param packageFound false where the panel has no such package any more, or has disabled it: then
 *     nothing can be made
 * @param places of all groups together, before reserved ones are left out
 * @param reservedPlaces left out for orders that the panel does not know of yet
 */
record StockReport(
    boolean packageFound, @Nullable Long places, int reservedPlaces, List<Group> groups) {

  /**
   * One hypervisor group.
   *
   * @param found false where the panel has no such group any more: it gives no place
   * @param places what it gives
   * @param hypervisorPlaces what its hypervisors give together
   * @param ipv4Places what its addresses allow; null where they are not looked at
   */
  record Group(
      int hypervisorGroupId,
      boolean found,
      @Nullable Long places,
      @Nullable Long hypervisorPlaces,
      @Nullable Long ipv4Places,
      List<Hypervisor> hypervisors) {}

  /**
   * One hypervisor.
   *
   * @param limitedBy what binds: the resource that allows the fewest, or why none is allowed at all
   * @param freeIpv4 null where the panel does not say
   */
  record Hypervisor(
      int panelHypervisorId,
      String name,
      @Nullable Long places,
      StockLimit limitedBy,
      @Nullable Long freeIpv4,
      List<Resource> resources) {}

  /**
   * One resource of a hypervisor: MB of memory, cores, or GB of the storage that would be used.
   *
   * @param maximum null where the hypervisor sets no limit, or does not say
   * @param free null where the hypervisor does not say
   * @param kept the safety buffer
   * @param needed by one server
   */
  record Resource(
      StockLimit kind,
      @Nullable Long maximum,
      @Nullable Long free,
      long kept,
      long needed,
      @Nullable Long places) {}

  StockReport withReserved(int reserved) {
    return new StockReport(packageFound, places, reserved, groups);
  }
}
