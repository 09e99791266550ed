package dev.slipway.simulator.launcher;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gives Slipway products and the customers of the simulated panel with their servers, through the
 * public API, as a host would who starts with a panel that is in use. What is there already stays
 * as it is.
 */
final class DemoData {

  private static final List<Long> CUSTOMERS =
      List.of(DemoWorld.HARBOUR_LANE, DemoWorld.NORTHWIND, DemoWorld.COPPER_KETTLE);

  private static final String BY_THE_HOUR = "Cloud by the hour";

  private final OperatorApi api;
  private final PanelSimulator panel;

  DemoData(OperatorApi api, PanelSimulator panel) {
    this.api = api;
    this.panel = panel;
  }

  /** One login for each customer. */
  List<Login> add(ServiceWithoutServer serviceWithoutServer) {
    DemoProducts products = new DemoProducts(api);
    products.add();
    List<Login> logins = new ArrayList<>();
    for (long relation : CUSTOMERS) {
      PanelUser owner = owner(relation);
      List<PanelServer> servers = serversOf(owner);
      Login login = Login.customer(owner.email(), note(owner, servers.size()));
      String customerId = customer(owner, login);
      String productId = relation == DemoWorld.HARBOUR_LANE ? productByTheHour() : null;
      for (PanelServer server : servers) {
        adopt(
            customerId,
            server.id(),
            productId == null ? products.ofMemory(server.footprint().memoryMb()) : productId);
      }
      if (relation == DemoWorld.HARBOUR_LANE) {
        serviceWithoutServer.add(customerId);
      }
      logins.add(login);
    }
    return logins;
  }

  private static String note(PanelUser owner, int servers) {
    return owner.name() + (servers == 0 ? ", no server yet" : ", " + servers + " servers");
  }

  private PanelUser owner(long relation) {
    return panel
        .world()
        .locked(() -> panel.world().accounts().byRelation(String.valueOf(relation), false))
        .orElseThrow();
  }

  private List<PanelServer> serversOf(PanelUser owner) {
    return panel
        .world()
        .locked(() ->
            panel.world().servers().stream()
                .filter(server -> Objects.equals(server.ownerId(), owner.id()))
                .toList());
  }

  private String customer(PanelUser owner, Login login) {
    String externalId = Objects.requireNonNull(owner.extRelation());
    JsonNode found =
        api.call(
            """
            query ($externalId: String!) {
              customers(filter: { externalId: $externalId }) { nodes { id } }
            }
            """,
            Map.of("externalId", externalId));
    JsonNode id = found.path("customers").path("nodes").path(0).path("id");
    return id.isString() ? id.asString() : newCustomer(owner, externalId, login);
  }

  private String newCustomer(PanelUser owner, String externalId, Login login) {
    return api.mutate(
            "createCustomer",
            """
            mutation ($input: CreateCustomerInput!) {
              createCustomer(input: $input) { customer { id } userErrors { message } }
            }
            """,
            Map.of(
                "name", owner.name(),
                "email", login.email(),
                "externalId", externalId,
                "password", login.password()))
        .path("customer")
        .path("id")
        .asString();
  }

  /** What has its use taken from the customer's credit. */
  private String productByTheHour() {
    JsonNode known = api.call("{ products(first: 100) { nodes { id name } } }", Map.of());
    for (JsonNode product : known.path("products").path("nodes")) {
      if (product.path("name").asString().equals(BY_THE_HOUR)) {
        return product.path("id").asString();
      }
    }
    return api.mutate(
            "upsertProduct",
            """
            mutation ($input: UpsertProductInput!) {
              upsertProduct(input: $input) { product { id } userErrors { message } }
            }
            """,
            Map.of(
                "name",
                BY_THE_HOUR,
                "packageId",
                1,
                "hypervisorGroupIds",
                List.of(1, 2),
                "selfServiceMode",
                "HOURLY"))
        .path("product")
        .path("id")
        .asString();
  }

  private void adopt(String customerId, int panelServerId, @Nullable String productId) {
    Map<String, Object> input =
        new HashMap<>(
            Map.of(
                "customerId", customerId,
                "panelServerId", panelServerId,
                "externalId", "SVC-" + (2000 + panelServerId)));
    if (productId != null) {
      input.put("productId", productId);
    }
    api.mutate(
        "adoptServer",
        """
        mutation ($input: AdoptServerInput!) {
          adoptServer(input: $input) { server { id } userErrors { message } }
        }
        """,
        input);
  }
}
