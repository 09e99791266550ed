package dev.slipway.catalog;

import dev.slipway.catalog.StockRule.GroupOf;
import dev.slipway.panel.PanelCatalog.ServerPackage;
import dev.slipway.panel.PanelException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Computes quantities from what the panel says and stores them: behaviour §21. What the panel does
 * not say for certain leaves a quantity and its time as they were, since a false zero would empty
 * the shop during a hiccup.
 */
@Service
class StockComputation {

  private static final Logger log = LoggerFactory.getLogger(StockComputation.class);

  private final Products products;
  private final Packages packages;
  private final GroupCapacities capacities;
  private final StockQuantities quantities;
  private final StockReservations reservations;

  StockComputation(
      Products products,
      Packages packages,
      GroupCapacities capacities,
      StockQuantities quantities,
      StockReservations reservations) {
    this.products = products;
    this.packages = packages;
    this.capacities = capacities;
    this.quantities = quantities;
    this.reservations = reservations;
  }

  /**
   * How a run ended.
   *
   * @param unknown names of the products that the panel gave no whole answer for
   */
  record Outcome(int computed, List<String> unknown) {}

  /** Asks the panel for everything: one call for each package and each page of a group. */
  Outcome computeAfresh(Collection<Product> wanted) {
    return compute(wanted, new StockReadings(packages::read, capacities::read));
  }

  /** Takes what is kept where it is new enough; for runs that nobody has asked for. */
  Outcome compute(Collection<Product> wanted) {
    return compute(wanted, new StockReadings(packages::find, capacities::find));
  }

  private Outcome compute(Collection<Product> wanted, StockReadings readings) {
    List<Product> controlled =
        wanted.stream().filter(product -> product.settings().stockControlled()).toList();
    readings.begin(controlled);
    StockShares shares =
        new StockShares(products.findAll(reservations.openProducts()).values(), readings, packages);
    List<String> unknown = new ArrayList<>();
    for (Product product : controlled) {
      String problem = computeOne(product, readings, shares);
      if (problem != null) {
        unknown.add(product.name());
        quantities.keepProblem(product.id(), problem);
      }
    }
    log.info("Computed the stock of {} products, {} unknown", controlled.size(), unknown.size());
    return new Outcome(controlled.size() - unknown.size(), unknown);
  }

  /**
   * Computes and stores one quantity.
   *
   * @return why that was not possible; null where it was
   */
  private @Nullable String computeOne(Product product, StockReadings readings, StockShares shares) {
    try {
      Counted counted = count(product.settings(), readings, reservations.now());
      ServerPackage wanted = counted.wanted();
      quantities.keep(
          product,
          counted.report(),
          counted.readAt(),
          wanted == null ? Map.of() : shares.of(product, wanted));
      return null;
    } catch (PanelException e) {
      log.warn("The stock of {} stays as it was: {}", product.id(), e.getMessage());
      return e.getMessage() == null ? "The panel gave no answer." : e.getMessage();
    }
  }

  /**
   * What the panel's figures come to.
   *
   * @param wanted null where the panel makes no servers of this package any more
   * @param readAt when the oldest figure was read
   */
  record Counted(StockReport report, @Nullable ServerPackage wanted, Instant readAt) {}

  /**
   * Counts what can be made of a product.
   *
   * @param now the time by the clock of the readings
   * @throws PanelException where the panel did not say all that it takes
   */
  static Counted count(Product.Settings settings, StockReadings readings, Instant now) {
    Optional<ServerPackage> wanted = readings.packageOf(settings.packageId());
    if (wanted.isEmpty() || !wanted.get().enabled()) {
      return new Counted(new StockReport(false, 0L, 0, List.of()), null, now);
    }
    Instant readAt = now;
    List<GroupOf> groups = new ArrayList<>();
    for (int groupId : settings.hypervisorGroupIds()) {
      GroupCapacities.Known known = readings.group(groupId);
      readAt = known.readAt().isBefore(readAt) ? known.readAt() : readAt;
      groups.add(new GroupOf(groupId, known.hypervisors()));
    }
    StockRule rule =
        new StockRule(
            wanted.get(), settings.defaultIpv4Count(), settings.stockSafetyBufferPercent());
    return new Counted(rule.count(groups), wanted.get(), readAt);
  }
}
