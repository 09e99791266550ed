package dev.slipway.catalog;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelCapacity;
import dev.slipway.panel.PanelCapacity.Amount;
import dev.slipway.panel.PanelCapacity.Hypervisor;
import dev.slipway.panel.PanelCapacity.Pool;
import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelServer;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.SlipwayNode;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Stock of 200 products over 40 groups of 50 hypervisors, on a real database and a panel that takes
 * its time for every call. Not among the checks: benchmarks/README.md says how to run it and what
 * came out.
 */
class StockBenchmark {

  private static final int PRODUCTS = 200;
  private static final int PACKAGES = 40;
  private static final int GROUPS = 40;
  private static final int GROUPS_OF_A_PRODUCT = 4;
  private static final int HYPERVISORS = 50;
  private static final Duration UPSTREAM = Duration.ofMillis(120);

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong upstreamMillis = new AtomicLong();

  @Test
  void measure() {
    try (PanelSimulator panel = PanelSimulator.builder().demo().start();
        SlipwayNode node =
            SlipwayNode.start(panel, Map.of("slipway.catalog.stock-interval", "off"))) {
      Products products = node.bean(Products.class);
      List<Product> all =
          IntStream.range(0, PRODUCTS)
              .mapToObj(n -> products.add(draft(n)))
              .map(id -> products.find(id).orElseThrow())
              .toList();
      SharedValues values = node.bean(SharedValues.class);
      StockReservations reservations = node.bean(StockReservations.class);
      StockComputation computation =
          new StockComputation(
              products,
              new Packages(new SlowCatalog(), values),
              new GroupCapacities(new SlowCapacity(), values, reservations),
              node.bean(StockQuantities.class),
              reservations);
      System.out.println(
          "| run | upstream calls | sum of upstream time | wall time | processor time | for each product |");
      System.out.println("| --- | --- | --- | --- | --- | --- |");
      report("cold, first in the process", () -> computation.computeAfresh(all));
      report("cold", () -> computation.computeAfresh(all));
      report("cold", () -> computation.computeAfresh(all));
      report("warm: all within its time", () -> computation.compute(all));
      report("warm", () -> computation.compute(all));
    }
  }

  private void report(String name, Runnable run) {
    calls.set(0);
    upstreamMillis.set(0);
    long cpuBefore = processCpuNanos();
    long before = System.nanoTime();
    run.run();
    long wall = (System.nanoTime() - before) / 1_000_000;
    double cpu = (processCpuNanos() - cpuBefore) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d ms | %d ms | %.0f ms | %.2f ms |%n",
        name,
        calls.get(),
        upstreamMillis.get(),
        wall,
        cpu,
        cpu / PRODUCTS);
  }

  /** Of the whole process, the database aside, which is another one. */
  private static long processCpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static ProductDraft draft(int n) {
    List<Integer> groups =
        IntStream.range(0, GROUPS_OF_A_PRODUCT).mapToObj(i -> 1 + (n + 7 * i) % GROUPS).toList();
    return new ProductDraft(
        "Product " + n,
        null,
        true,
        new Product.Settings(
            1 + n % PACKAGES, groups, 1, true, BigDecimal.TEN, SelfServiceMode.OFF, null, null));
  }

  private void upstream() {
    calls.incrementAndGet();
    upstreamMillis.addAndGet(UPSTREAM.toMillis());
    try {
      Thread.sleep(UPSTREAM);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class SlowCatalog implements PanelCatalog {

    @Override
    public ServerPackage readPackage(int packageId) {
      upstream();
      return new ServerPackage(
          packageId, "KVM", true, 1024L * packageId, packageId, 20L * packageId, 1, 0);
    }

    @Override
    public List<ServerPackage> readPackages() {
      return List.of();
    }

    @Override
    public List<Group> readGroups() {
      return List.of(new Group(1, new PanelServer.Location("One", null, null), true));
    }
  }

  private final class SlowCapacity implements PanelCapacity {

    @Override
    public List<Hypervisor> readGroup(int hypervisorGroupId) {
      upstream();
      return IntStream.range(0, HYPERVISORS)
          .mapToObj(n -> hypervisor(hypervisorGroupId * 100 + n))
          .toList();
    }
  }

  private static Hypervisor hypervisor(int id) {
    return new Hypervisor(
        id,
        "hv-" + id,
        true,
        true,
        id % 11 == 0,
        new Amount(262_144, 262_144 - 4096L * (id % 50)),
        new Amount(256, 256 - id % 200),
        new Pool("Local", id % 2 + 1, true, new Amount(4000, 3000)),
        List.of(new Pool("NVMe", id % 2, true, new Amount(2000, 1500))),
        400L);
  }
}
