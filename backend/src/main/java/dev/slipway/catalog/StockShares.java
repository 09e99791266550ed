package dev.slipway.catalog;

import dev.slipway.panel.PanelCatalog.ServerPackage;
import dev.slipway.panel.PanelException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many places of a product an order takes that the panel does not know of yet. One, where it is
 * an order of the same product. Products that may go to the same groups share their room: there, it
 * is as many as the resource that the two differ most in demands, since it is not known where the
 * panel will put the server.
 */
final class StockShares {

  private final Collection<Product> reserved;
  private final StockReadings readings;
  private final Packages packages;

  /**
   * For one run.
   *
   * @param reserved the products of which there are orders that the panel may not know of
   */
  StockShares(Collection<Product> reserved, StockReadings readings, Packages packages) {
    this.reserved = reserved;
    this.readings = readings;
    this.packages = packages;
  }

  /** Places of {@code product} for each order of a product, by that product's id. */
  Map<String, Integer> of(Product product, ServerPackage wanted) {
    Map<String, Integer> shares = new HashMap<>();
    shares.put(product.id(), 1);
    for (Product other : reserved) {
      if (!other.id().equals(product.id()) && meet(product, other)) {
        shares.put(other.id(), share(other, product, wanted));
      }
    }
    return shares;
  }

  private static boolean meet(Product one, Product other) {
    return !Collections.disjoint(
        one.settings().hypervisorGroupIds(), other.settings().hypervisorGroupIds());
  }

  private int share(Product other, Product product, ServerPackage wanted) {
    Optional<ServerPackage> taken = packageOf(other);
    if (taken.isEmpty()) {
      return 1;
    }
    long most = 1;
    most = Math.max(most, times(taken.get().memoryMb(), wanted.memoryMb()));
    most = Math.max(most, times(taken.get().cpuCores(), wanted.cpuCores()));
    most = Math.max(most, times(taken.get().storageGb(), wanted.storageGb()));
    most =
        Math.max(
            most,
            times(other.settings().defaultIpv4Count(), product.settings().defaultIpv4Count()));
    return (int) Math.min(most, Integer.MAX_VALUE);
  }

  private Optional<ServerPackage> packageOf(Product other) {
    try {
      return other.settings().stockControlled()
          ? readings.packageOf(other.settings().packageId())
          : packages.find(other.settings().packageId());
    } catch (PanelException e) {
      return Optional.empty();
    }
  }

  static long times(long taken, long wanted) {
    return wanted <= 0 || taken <= 0 ? 0 : Math.ceilDiv(taken, wanted);
  }
}
