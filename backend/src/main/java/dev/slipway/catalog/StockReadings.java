package dev.slipway.catalog;

import dev.slipway.panel.PanelCatalog.ServerPackage;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/**
 * What one run reads from the panel: each package and each group once, however many products want
 * it, some at the same time and never so many that customers have to wait for their turn.
 */
final class StockReadings {

  private static final int AT_ONCE = 6;
  private static final Executor VIRTUAL_THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final IntFunction<Optional<ServerPackage>> readPackage;
  private final IntFunction<GroupCapacities.Known> readGroup;
  private final Map<Integer, CompletableFuture<Optional<ServerPackage>>> packages =
      new ConcurrentHashMap<>();
  private final Map<Integer, CompletableFuture<GroupCapacities.Known>> groups =
      new ConcurrentHashMap<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  StockReadings(
      IntFunction<Optional<ServerPackage>> readPackage,
      IntFunction<GroupCapacities.Known> readGroup) {
    this.readPackage = readPackage;
    this.readGroup = readGroup;
  }

  /** Begins all reads that these products need. */
  void begin(Collection<Product> products) {
    for (Product product : products) {
      packages.computeIfAbsent(product.settings().packageId(), id -> start(readPackage, id));
      product
          .settings()
          .hypervisorGroupIds()
          .forEach(id -> groups.computeIfAbsent(id, each -> start(readGroup, each)));
    }
  }

  private <T> CompletableFuture<T> start(IntFunction<T> read, int id) {
    return CompletableFuture.supplyAsync(
        () -> {
          turns.acquireUninterruptibly();
          try {
            return read.apply(id);
          } finally {
            turns.release();
          }
        },
        VIRTUAL_THREADS);
  }

  /**
   * Waits for a package; empty where the panel has none.
   *
   * @throws dev.slipway.panel.PanelException where it gave no answer
   */
  Optional<ServerPackage> packageOf(int packageId) {
    return await(packages.computeIfAbsent(packageId, id -> start(readPackage, id)));
  }

  /**
   * Waits for a group.
   *
   * @throws dev.slipway.panel.PanelException where the panel gave no whole answer
   */
  GroupCapacities.Known group(int hypervisorGroupId) {
    return await(groups.computeIfAbsent(hypervisorGroupId, id -> start(readGroup, id)));
  }

  private static <T> T await(CompletableFuture<T> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
