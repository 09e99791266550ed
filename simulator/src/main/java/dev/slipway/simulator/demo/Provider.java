package dev.slipway.simulator.demo;

import dev.slipway.simulator.model.Compute;
import dev.slipway.simulator.model.Footprint;
import dev.slipway.simulator.model.Hypervisor;
import dev.slipway.simulator.model.HypervisorGroup;
import dev.slipway.simulator.model.PanelPackage;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.StoragePool;
import dev.slipway.simulator.model.Timings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host as every world here has it: five groups of hypervisors, one of them with 45, packages,
 * operating systems and the administrator's account. Hypervisors have the numbers group × 100 + n.
 */
public final class Provider {

  /** When the host opened. */
  static final Instant OPENED = Instant.parse("2023-02-01T09:00:00Z");

  /** The hypervisor of the demonstration that is in maintenance. */
  public static final int IN_MAINTENANCE = 302;

  /** A package that is not sold any more. */
  public static final int RETIRED_PACKAGE = 6;

  private static final int SSD = 1;
  private static final int NVME = 2;

  private Provider() {}

  /** A world with all that a host has before its first customer. */
  public static PanelWorld world(Clock clock, Timings timings) {
    PanelWorld world = new PanelWorld(clock, timings);
    addCompute(world.compute());
    addPackages(world);
    OperatingSystems.addTo(world.catalogue());
    world.accounts().add("Operations", "operations@panel.example", null, false, 0, OPENED);
    return world;
  }

  private static void addCompute(Compute compute) {
    group(compute, 1, "Amsterdam", "NL", 3);
    group(compute, 2, "Frankfurt", "DE", 45);
    group(compute, 3, "Helsinki", "FI", 2);
    group(compute, 4, "New York", "US", 2);
    group(compute, 5, "Lab", null, 1);
    compute.maintain(IN_MAINTENANCE, true);
  }

  private static void group(
      Compute compute, int id, String name, @Nullable String icon, int hypervisors) {
    HypervisorGroup group =
        compute.add(new HypervisorGroup(id, name, icon, "Hypervisors in " + name, true, OPENED));
    for (int n = 1; n <= hypervisors; n++) {
      compute.add(hypervisor(group, n));
    }
  }

  /**
   * They differ in size and in how full they are; one in nine is closed, and odd ones have NVMe as
   * an extra pool.
   */
  private static Hypervisor hypervisor(HypervisorGroup group, int n) {
    boolean nvmeIsLocal = n % 2 == 0;
    StoragePool local =
        new StoragePool(
            0,
            "Local (Default mountpoint)",
            nvmeIsLocal ? NVME : SSD,
            true,
            2000 + 500 * (n % 3),
            400 + 37 * n % 900);
    StoragePool extra =
        new StoragePool(
            1, nvmeIsLocal ? "SSD" : "NVMe", nvmeIsLocal ? SSD : NVME, true, 1500, 110 * n % 1400);
    return new Hypervisor(
        group.id() * 100 + n,
        "%s-%02d".formatted(group.name().substring(0, 3).toLowerCase(Locale.ROOT), n),
        group,
        "10.20.%d.%d".formatted(group.id(), 10 + n),
        true,
        n % 9 != 8,
        n % 9 == 7,
        false,
        n % 4 == 0 ? 40 : 0,
        131_072,
        n % 5 == 0 ? 0 : 128,
        n % 7,
        4096 * (n % 20),
        2 * (n % 30),
        local,
        n % 3 == 0 ? List.of() : List.of(extra),
        group.id() == 5 ? 0 : 470,
        OPENED);
  }

  private static void addPackages(PanelWorld world) {
    addPackage(world, 1, "KVM 1G", new Footprint(1024, 20, 1000, 1), SSD, true);
    addPackage(world, 2, "KVM 2G", new Footprint(2048, 40, 2000, 1), SSD, true);
    addPackage(world, 3, "KVM 4G", new Footprint(4096, 80, 4000, 2), SSD, true);
    addPackage(world, 4, "KVM 8G", new Footprint(8192, 160, 8000, 4), NVME, true);
    addPackage(world, 5, "KVM 16G unmetered", new Footprint(16_384, 320, 0, 8), NVME, true);
    addPackage(
        world, RETIRED_PACKAGE, "KVM 512M (retired)", new Footprint(512, 10, 500, 1), SSD, false);
  }

  private static void addPackage(
      PanelWorld world, int id, String name, Footprint footprint, int storage, boolean enabled) {
    world.catalogue().add(new PanelPackage(id, name, null, enabled, footprint, 0, storage, OPENED));
  }
}
