package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** What the host sells, as operators make it and customers see it. */
class ProductsTest {

  private static final String FIELDS =
      """
      id name description enabled
      resources { cpuCores memoryBytes storageBytes trafficLimitBytes }
      locations { name countryCode iconUrl }
      osTemplateGroups { id name templates { id } }
      stock { controlled quantity inStock computedAt }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @AfterEach
  void mend() {
    panel.chaos().clear();
  }

  private static Map<String, Object> input(String name, int packageId, Integer... groups) {
    Map<String, Object> input = new HashMap<>();
    input.put("name", name);
    input.put("packageId", packageId);
    input.put("hypervisorGroupIds", List.of(groups));
    return input;
  }

  private static GraphQlTester.Response upsert(Map<String, Object> input) {
    return operator.query(
        """
        mutation($input: UpsertProductInput!) { upsertProduct(input: $input) {
          product { id name description enabled stock { controlled quantity inStock computedAt }
            settings { packageId hypervisorGroupIds defaultIpv4Count stockControlled
              stockSafetyBufferPercent selfServiceMode autoTopUpThreshold autoTopUpAmount } }
          userErrors { code field message } } }
        """,
        Map.of("input", input));
  }

  private static String make(String name, int packageId, Integer... groups) {
    var answer = upsert(input(name, packageId, groups));
    answer.path("upsertProduct.userErrors").entityList(Object.class).hasSize(0);
    return answer.path("upsertProduct.product.id").entity(String.class).get();
  }

  private static GraphQlTester.Response product(GraphQlCaller caller, String id) {
    return caller.query(
        "query($id: ID!) { product(id: $id) { " + FIELDS + " } }", Map.of("id", id));
  }

  private static void refused(Map<String, Object> input, String code, String... fields) {
    var answer = upsert(input);
    answer.path("upsertProduct.product").valueIsNull();
    answer
        .path("upsertProduct.userErrors[*].field[0]")
        .entityList(String.class)
        .containsExactly(fields);
    answer
        .path("upsertProduct.userErrors[*].code")
        .entityList(String.class)
        .satisfies(codes -> assertThat(codes).containsOnly(code));
  }

  @Test
  void makesAProductWithTheUsualSettings() {
    var answer = upsert(input("  Small  ", 1, 1, 2, 1));
    answer.path("upsertProduct.userErrors").entityList(Object.class).hasSize(0);
    answer
        .path("upsertProduct.product")
        .matchesJson(
            """
            { "name": "Small", "description": null, "enabled": true,
              "stock": { "controlled": false, "quantity": null, "inStock": true, "computedAt": null },
              "settings": { "packageId": 1, "hypervisorGroupIds": [1, 2], "defaultIpv4Count": 1,
                "stockControlled": false, "stockSafetyBufferPercent": 10, "selfServiceMode": "OFF",
                "autoTopUpThreshold": null, "autoTopUpAmount": null } }
            """);
  }

  @Test
  void keepsWhatAChangeLeavesOut() {
    Map<String, Object> all = input("Whole", 2, 3, 1);
    all.put("description", "With everything");
    all.put("enabled", false);
    all.put("defaultIpv4Count", 3);
    all.put("stockSafetyBufferPercent", 25);
    all.put("selfServiceMode", "HOURLY");
    all.put("autoTopUpThreshold", 2.5);
    all.put("autoTopUpAmount", 100);
    String id = upsert(all).path("upsertProduct.product.id").entity(String.class).get();

    Map<String, Object> change = input("Renamed", 3, 2);
    change.put("id", id);
    upsert(change)
        .path("upsertProduct.product")
        .matchesJson(
            """
            { "name": "Renamed", "description": "With everything", "enabled": false,
              "settings": { "packageId": 3, "hypervisorGroupIds": [2], "defaultIpv4Count": 3,
                "stockControlled": false, "stockSafetyBufferPercent": 25, "selfServiceMode": "HOURLY",
                "autoTopUpThreshold": 2.5, "autoTopUpAmount": 100 } }
            """);

    change.put("description", null);
    change.put("autoTopUpThreshold", null);
    change.put("selfServiceMode", null);
    upsert(change)
        .path("upsertProduct.product")
        .matchesJson(
            """
            { "description": null,
              "settings": { "selfServiceMode": "HOURLY", "autoTopUpThreshold": null } }
            """);
  }

  @Test
  void saysWhichFieldsAreWrong() {
    Map<String, Object> wrong = input(" ", 0);
    wrong.put("defaultIpv4Count", 11);
    wrong.put("stockSafetyBufferPercent", 101);
    wrong.put("autoTopUpThreshold", -1);
    refused(
        wrong,
        "INVALID",
        "name",
        "packageId",
        "hypervisorGroupIds",
        "defaultIpv4Count",
        "stockSafetyBufferPercent",
        "autoTopUpThreshold");
    refused(input("x", 1, 1, 0), "INVALID", "hypervisorGroupIds");
    Map<String, Object> below = input("x", 1, 1);
    below.put("stockSafetyBufferPercent", -1);
    refused(below, "INVALID", "stockSafetyBufferPercent");
    Map<String, Object> nothing = input("x", 1, 1);
    nothing.put("autoTopUpThreshold", 5);
    refused(nothing, "INVALID", "autoTopUpAmount");
    Map<String, Object> fine = input("x", 1, 1);
    fine.put("autoTopUpAmount", 0.00001);
    refused(fine, "INVALID", "autoTopUpAmount");
    Map<String, Object> unknown = input("x", 1, 1);
    unknown.put("id", "prd_01arz3ndektsv4rrffq69g5fav");
    refused(unknown, "NOT_FOUND", "id");
  }

  @Test
  void showsWhatAProductIsAndWhereItCanBeHad() {
    String id = make("Four", 3, 2, 5, 99);
    var answer = product(customer, id);
    answer.errors().verify();
    answer
        .path("product")
        .matchesJson(
            """
            { "name": "Four",
              "resources": { "cpuCores": 2, "memoryBytes": 4294967296, "storageBytes": 85899345920,
                "trafficLimitBytes": 4294967296000 } }
            """);
    answer
        .path("product.locations[*].name")
        .entityList(String.class)
        .containsExactly("Frankfurt", "Lab");
    answer
        .path("product.osTemplateGroups[*].name")
        .entityList(String.class)
        .contains("Windows", "Other");
    customer
        .query(
            "query($id: ID!) { node(id: $id) { __typename ... on Product { name } } }",
            Map.of("id", id))
        .path("node.name")
        .entity(String.class)
        .isEqualTo("Four");
  }

  @Test
  void templatesOfAProductHaveTheIdsThatServersHave() {
    String id = make("Same ids", 3, 1);
    String server = Stories.adopt(operator, customerId, DemoWorld.UNMETERED);
    List<String> ofServer =
        customer
            .query(
                "query($id: ID!) { server(id: $id) { osTemplateGroups { templates { id } } } }",
                Map.of("id", server))
            .path("server.osTemplateGroups[*].templates[*].id")
            .entityList(String.class)
            .get();
    product(customer, id)
        .path("product.osTemplateGroups[*].templates[*].id")
        .entityList(String.class)
        .satisfies(ids -> assertThat(ids).isNotEmpty().isSubsetOf(ofServer));
  }

  @Test
  void readsThePanelOnceForAWholeList() {
    for (int i = 1; i <= 5; i++) {
      make("List " + i, i, 1 + i % 3);
    }
    product(customer, make("Warm", 1, 1)).errors().verify();
    panel.clearRequests();
    var list =
        customer.query(
            "{ products(first: 100) { totalCount nodes { name resources { cpuCores } locations { name } } } }");
    list.errors().verify();
    list.path("products.nodes[*].resources.cpuCores")
        .entityList(Integer.class)
        .satisfies(cores -> assertThat(cores).hasSizeGreaterThan(4));
    assertThat(panel.log().count("GET /packages**")).isLessThanOrEqualTo(1);
    assertThat(panel.log().count("GET /compute/**")).isZero();
  }

  @Test
  void failsInPartsWhereThePanelGivesNothing() {
    String id = make("Away", 4, 1, 3);
    product(customer, make("Before", 1, 1)).errors().verify();
    panel.chaos().failAll("GET /**", CannedReply.forbidden());
    Map<String, Object> change = input("Away", 5, 1, 3);
    change.put("id", id);
    upsert(change).path("upsertProduct.product.id").hasValue();
    var answer = product(customer, id);
    answer
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .extracting(error -> error.getPath() + " " + error.getExtensions().get("code"))
                .containsExactlyInAnyOrder(
                    "product.resources PANEL_UNAVAILABLE",
                    "product.osTemplateGroups PANEL_UNAVAILABLE"));
    answer.path("product.resources").valueIsNull();
    answer.path("product.name").entity(String.class).isEqualTo("Away");
    answer
        .path("product.locations[*].name")
        .entityList(String.class)
        .containsExactly("Amsterdam", "Helsinki");
  }

  @Test
  void aPackageThatIsNoMoreHasNoResources() {
    String id = make("Gone", 77, 1);
    var answer =
        customer.query(
            "query($id: ID!) { product(id: $id) { resources { cpuCores } } }", Map.of("id", id));
    answer.errors().verify();
    answer.path("product.resources").valueIsNull();
  }

  @Test
  void disabledProductsAreForOperatorsAndForWhoHasAServerOfThem() {
    Map<String, Object> old = input("No longer sold", 1, 1);
    old.put("enabled", false);
    String id = upsert(old).path("upsertProduct.product.id").entity(String.class).get();

    product(operator, id).path("product.name").entity(String.class).isEqualTo("No longer sold");
    product(customer, id).path("product").valueIsNull();
    customer
        .query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
        .path("node")
        .valueIsNull();
    for (GraphQlCaller caller : List.of(operator, customer)) {
      caller
          .query("{ products(first: 100) { nodes { id } } }")
          .path("products.nodes[*].id")
          .entityList(String.class)
          .satisfies(ids -> assertThat(ids.contains(id)).isEqualTo(caller == operator));
    }

    operator
        .query(
            "mutation($input: AdoptServerInput!) { adoptServer(input: $input) { server { id } userErrors { message } } }",
            Map.of(
                "input",
                Map.of(
                    "customerId", customerId, "panelServerId", DemoWorld.RUNNING, "productId", id)))
        .path("adoptServer.userErrors")
        .entityList(Object.class)
        .hasSize(0);
    customer
        .query("{ servers(filter: { search: \"Web shop\" }) { nodes { product { id name } } } }")
        .path("servers.nodes[0].product.id")
        .entity(String.class)
        .isEqualTo(id);
  }

  @Test
  void settingsAndChangesAreForOperators() {
    String id = make("Guarded", 1, 1);
    customer
        .query(
            "query($id: ID!) { product(id: $id) { name settings { packageId } } }",
            Map.of("id", id))
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error -> {
                  assertThat(error.getPath()).isEqualTo("product.settings");
                  assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN");
                }));
    customer
        .query(
            "mutation { upsertProduct(input: { name: \"x\", packageId: 1, hypervisorGroupIds: [1] }) { product { id } } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
    node.anonymous()
        .query("{ products { totalCount } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "UNAUTHENTICATED"));
  }
}
