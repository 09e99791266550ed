package dev.slipway.catalog;

import dev.slipway.account.Caller;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/**
 * Stock for operators: computing it now, why it is what it is, and what products can be made of.
 */
@Controller
class StockController {

  private final Products products;
  private final StockComputation computation;
  private final StockQuantities quantities;
  private final Locations locations;
  private final Packages packages;
  private final Mutations mutations;

  StockController(
      Products products,
      StockComputation computation,
      StockQuantities quantities,
      Locations locations,
      Packages packages,
      Mutations mutations) {
    this.products = products;
    this.computation = computation;
    this.quantities = quantities;
    this.locations = locations;
    this.packages = packages;
    this.mutations = mutations;
  }

  record RecalculateStockInput(@Nullable String productId) {}

  record RecalculateStockPayload(List<Product> products, List<UserError> userErrors) {}

  /** The contract's StockReport. */
  record StockReportView(
      Instant triedAt,
      @Nullable String problem,
      boolean computed,
      boolean packageFound,
      @Nullable Long places,
      int reservedPlaces,
      List<StockGroupView> groups) {}

  /** The contract's StockGroup. */
  record StockGroupView(
      int hypervisorGroupId,
      @Nullable String name,
      boolean found,
      @Nullable Long places,
      @Nullable Long hypervisorPlaces,
      @Nullable Long ipv4Places,
      List<StockReport.Hypervisor> hypervisors) {}

  /** The contract's PanelPackage. */
  record PanelPackage(int id, String name, boolean enabled, PanelServer.Resources resources) {}

  /** The contract's HypervisorGroup. */
  record HypervisorGroup(int id, PanelServer.Location location, boolean enabled) {}

  @MutationMapping
  RecalculateStockPayload recalculateStock(@Argument RecalculateStockInput input, Caller caller) {
    List<Product> asked = new ArrayList<>();
    Mutations.Result<Boolean> result =
        mutations.run(() -> {
          asked.addAll(
              input.productId() == null
                  ? products.controlled()
                  : List.of(find(caller, input.productId())));
          requireKnown(computation.computeAfresh(asked));
          return true;
        });
    Map<String, Product> now = products.findAll(asked.stream().map(Product::id).toList());
    return new RecalculateStockPayload(
        asked.stream().map(product -> now.getOrDefault(product.id(), product)).toList(),
        result.errors());
  }

  private Product find(Caller caller, String id) {
    return products
        .find(caller, id)
        .orElseThrow(() -> new Refusal(UserError.notFound("productId", "product")));
  }

  private static void requireKnown(StockComputation.Outcome outcome) {
    if (!outcome.unknown().isEmpty()) {
      throw new Refusal(
          UserError.of(
              UserError.Code.PANEL_UNAVAILABLE,
              "The panel gave no whole answer, so the stock of these products stays as it was: "
                  + String.join(", ", outcome.unknown())
                  + ". Try again in a moment."));
    }
  }

  @BatchMapping(typeName = "Product")
  Map<Product, StockReportView> stockReport(List<Product> asked) {
    Map<String, StockQuantities.Kept> kept =
        quantities.findAll(asked.stream().map(Product::id).toList());
    Map<Integer, PanelServer.Location> names = kept.isEmpty() ? Map.of() : locations.byGroup();
    Map<Product, StockReportView> views = new HashMap<>();
    for (Product product : asked) {
      StockQuantities.Kept one = kept.get(product.id());
      if (one != null) {
        views.put(product, view(one, names));
      }
    }
    return views;
  }

  private static StockReportView view(
      StockQuantities.Kept kept, Map<Integer, PanelServer.Location> names) {
    StockReport report = kept.report();
    return report == null
        ? new StockReportView(kept.triedAt(), kept.problem(), false, true, null, 0, List.of())
        : new StockReportView(
            kept.triedAt(),
            kept.problem(),
            true,
            report.packageFound(),
            report.places(),
            report.reservedPlaces(),
            report.groups().stream().map(group -> view(group, names)).toList());
  }

  private static StockGroupView view(
      StockReport.Group group, Map<Integer, PanelServer.Location> names) {
    PanelServer.Location location = names.get(group.hypervisorGroupId());
    return new StockGroupView(
        group.hypervisorGroupId(),
        location == null ? null : location.name(),
        group.found(),
        group.places(),
        group.hypervisorPlaces(),
        group.ipv4Places(),
        group.hypervisors());
  }

  @QueryMapping
  List<PanelPackage> panelPackages() {
    return packages.all().stream()
        .map(one -> new PanelPackage(one.id(), one.name(), one.enabled(), one.resources()))
        .toList();
  }

  @QueryMapping
  List<HypervisorGroup> hypervisorGroups() {
    return locations.all().stream()
        .map(group -> new HypervisorGroup(group.id(), group.location(), group.enabled()))
        .toList();
  }
}
