package dev.slipway.catalog;

import dev.slipway.panel.PanelCatalog.ServerPackage;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelOrders.NewServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How many places in stock an order takes: one, or more where its options make the server larger
 * than the product's package.
 */
@Service
public class StockPlaces {

  private final Packages packages;

  StockPlaces(Packages packages) {
    this.packages = packages;
  }

  /**
   * As many places as the resource demands that the server has most more of. Where the panel does
   * not say how large a package is, it is one.
   */
  public int of(Product product, NewServer wanted) {
    Product.Settings settings = product.settings();
    boolean resized =
        wanted.packageId() != settings.packageId()
            || wanted.memoryMb() != null
            || wanted.cpuCores() != null
            || wanted.storageGb() != null;
    long most =
        settings.defaultIpv4Count() == 0
            ? 1
            : Math.ceilDiv(wanted.ipv4Count(), settings.defaultIpv4Count());
    if (settings.stockControlled() && resized) {
      Optional<ServerPackage> sold = find(settings.packageId());
      Optional<ServerPackage> asked = find(wanted.packageId());
      if (sold.isPresent() && asked.isPresent()) {
        most = Math.max(most, times(wanted, asked.get(), sold.get()));
      }
    }
    return Math.clamp(most, 1, Integer.MAX_VALUE);
  }

  private static long times(NewServer wanted, ServerPackage asked, ServerPackage sold) {
    long memory = StockShares.times(orElse(wanted.memoryMb(), asked.memoryMb()), sold.memoryMb());
    long cores = StockShares.times(orElse(wanted.cpuCores(), asked.cpuCores()), sold.cpuCores());
    long storage =
        StockShares.times(orElse(wanted.storageGb(), asked.storageGb()), sold.storageGb());
    return Math.max(memory, Math.max(cores, storage));
  }

  private static long orElse(@Nullable Integer option, long usual) {
    return option == null ? usual : option;
  }

  private Optional<ServerPackage> find(int packageId) {
    try {
      return packages.find(packageId);
    } catch (PanelException e) {
      return Optional.empty();
    }
  }
}
