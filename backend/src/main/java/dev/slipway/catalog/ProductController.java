package dev.slipway.catalog;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelPatience;
import dev.slipway.panel.PanelServer;
import dev.slipway.server.ServerView;
import dev.slipway.store.Ids;
import dev.slipway.store.PageArguments;
import dev.slipway.web.Connection;
import dev.slipway.web.NodeLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Products: queries, their fields and the operator's {@code upsertProduct}. */
@Controller
class ProductController implements NodeLoader {

  private final Products products;
  private final UpsertProduct upsertProduct;
  private final Packages packages;
  private final Locations locations;
  private final OsTemplates templates;
  private final PanelPatience patience;
  private final Mutations mutations;

  ProductController(
      Products products,
      UpsertProduct upsertProduct,
      Packages packages,
      Locations locations,
      OsTemplates templates,
      PanelPatience patience,
      Mutations mutations) {
    this.products = products;
    this.upsertProduct = upsertProduct;
    this.packages = packages;
    this.locations = locations;
    this.templates = templates;
    this.patience = patience;
    this.mutations = mutations;
  }

  record UpsertProductPayload(@Nullable Product product, List<UserError> userErrors) {}

  @Override
  public String idPrefix() {
    return Ids.PRODUCT.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of(ApiScope.CATALOG_READ);
  }

  @Override
  public Optional<Product> load(Caller caller, String id) {
    return products.find(caller, id);
  }

  @QueryMapping
  Connection<Product> products(
      @Argument @Nullable Integer first, @Argument @Nullable String after, Caller caller) {
    return Connection.of(products.page(caller, PageArguments.of(first, after, null, null)));
  }

  @QueryMapping
  @Nullable Product product(@Argument String id, Caller caller) {
    return load(caller, id).orElse(null);
  }

  @MutationMapping
  UpsertProductPayload upsertProduct(@Argument ProductInput input, Caller caller) {
    Mutations.Result<String> result = mutations.run(() -> upsertProduct.upsert(caller, input));
    Product product =
        result.value() == null ? null : products.find(caller, result.value()).orElse(null);
    return new UpsertProductPayload(product, result.errors());
  }

  @BatchMapping(typeName = "Product")
  Map<Product, PanelServer.Resources> resources(List<Product> asked) {
    List<Integer> ids = asked.stream().map(product -> product.settings().packageId()).toList();
    Map<Integer, PanelCatalog.ServerPackage> found = patience.await(() -> packages.findAll(ids));
    Map<Product, PanelServer.Resources> resources = new HashMap<>();
    for (Product product : asked) {
      PanelCatalog.ServerPackage one = found.get(product.settings().packageId());
      if (one != null) {
        resources.put(product, one.resources());
      }
    }
    return resources;
  }

  @BatchMapping(typeName = "Product")
  List<List<PanelServer.Location>> locations(List<Product> asked) {
    Map<Integer, PanelServer.Location> byGroup = locations.byGroup();
    return asked.stream()
        .map(product ->
            product.settings().hypervisorGroupIds().stream()
                .flatMap(id -> Stream.ofNullable(byGroup.get(id)))
                .toList())
        .toList();
  }

  @SchemaMapping(typeName = "Product", field = "osTemplateGroups")
  List<OsTemplateGroup> osTemplateGroupsOfProduct(Product product) {
    return patience.await(() -> templates.ofPackage(product.settings().packageId()));
  }

  @BatchMapping(typeName = "Server", field = "product")
  Map<ServerView, Product> productsOfServers(List<ServerView> asked) {
    Map<String, Product> found =
        products.findAll(
            asked.stream()
                .map(view -> view.stored().productId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    Map<ServerView, Product> products = new HashMap<>();
    for (ServerView view : asked) {
      Product product = found.get(view.stored().productId());
      if (product != null) {
        products.put(view, product);
      }
    }
    return products;
  }
}
