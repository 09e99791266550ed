package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.server.ServerCreated;
import dev.slipway.server.ServerEvents;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Stock through the API, on a panel with hypervisors of every kind. */
class StockTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private PanelSimulator panel;
  private SlipwayNode node;
  private GraphQlCaller operator;

  @BeforeEach
  void start() {
    panel = PanelSimulator.builder().demo().start();
    node =
        SlipwayNode.start(
            panel,
            Map.of(
                "slipway.catalog.stock-interval",
                "off",
                "slipway.catalog.stock-settle-time",
                "300ms"));
    operator = node.operator();
  }

  @AfterEach
  void stop() {
    node.close();
    panel.close();
  }

  private String make(String name, int packageId, Integer... groups) {
    Map<String, Object> input = new HashMap<>();
    input.put("name", name);
    input.put("packageId", packageId);
    input.put("hypervisorGroupIds", List.of(groups));
    input.put("stockControlled", true);
    return operator
        .query(
            "mutation($input: UpsertProductInput!) { upsertProduct(input: $input) { product { id } } }",
            Map.of("input", input))
        .path("upsertProduct.product.id")
        .entity(String.class)
        .get();
  }

  private GraphQlTester.Response recalculate(@Nullable String productId) {
    Map<String, Object> input = new HashMap<>();
    input.put("productId", productId);
    return operator.query(
        """
        mutation($input: RecalculateStockInput!) { recalculateStock(input: $input) {
          products { id name stock { controlled quantity inStock computedAt } }
          userErrors { code field message } } }
        """,
        Map.of("input", input));
  }

  private record Seen(@Nullable Integer quantity, @Nullable String computedAt, boolean inStock) {}

  private Seen stock(String productId) {
    return operator
        .query(
            "query($id: ID!) { product(id: $id) { stock { quantity inStock computedAt } } }",
            Map.of("id", productId))
        .path("product.stock")
        .entity(Seen.class)
        .get();
  }

  private int quantity(String productId) {
    return Objects.requireNonNull(stock(productId).quantity());
  }

  @Test
  void aNewProductIsCountedAtOnceAndSaysWhy() {
    String id = make("Small", 1, 2);
    Seen stock = stock(id);
    assertThat(stock.quantity()).isPositive();
    assertThat(stock.inStock()).isTrue();
    assertThat(stock.computedAt()).isNotNull();
    var report =
        operator.query(
            """
            query($id: ID!) { product(id: $id) { stockReport {
              triedAt problem computed packageFound places reservedPlaces
              groups { hypervisorGroupId name found places hypervisorPlaces ipv4Places
                hypervisors { panelHypervisorId name places limitedBy freeIpv4
                  resources { kind maximum free kept needed places } } } } } }
            """,
            Map.of("id", id));
    report.errors().verify();
    report.path("product.stockReport.places").entity(Integer.class).isEqualTo(quantity(id));
    report
        .path("product.stockReport.groups[0].hypervisors[*].name")
        .entityList(String.class)
        .hasSize(45);
    report
        .path("product.stockReport.groups[0].hypervisors[*].limitedBy")
        .entityList(String.class)
        .satisfies(
            limits -> assertThat(limits).contains("MEMORY", "NOT_COMMISSIONED", "PROHIBITED"));
    report.path("product.stockReport.groups[0].name").entity(String.class).isEqualTo("Frankfurt");
  }

  @Test
  void oneRunAsksForEachPackageAndEachPageOfAGroupOnce() {
    make("One", 1, 2);
    make("Two", 1, 2, 3);
    make("Three", 3, 2, 1);
    panel.clearRequests();
    var answer = recalculate(null);
    answer.path("recalculateStock.userErrors").entityList(Object.class).hasSize(0);
    answer.path("recalculateStock.products").entityList(Object.class).hasSize(3);
    assertThat(panel.log().count("GET /packages/*")).isEqualTo(2);
    assertThat(panel.log().count("GET /compute/hypervisors/groups/*/resources")).isEqualTo(3);
  }

  @Test
  void anOutageLeavesQuantityAndTimeAsTheyWere() {
    String id = make("Steady", 2, 1, 2);
    Seen before = stock(id);
    panel
        .chaos()
        .failAll("GET /compute/hypervisors/groups/2/resources", CannedReply.unauthorized());
    var answer = recalculate(id);
    answer
        .path("recalculateStock.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("PANEL_UNAVAILABLE");
    assertThat(stock(id)).isEqualTo(before);
    operator
        .query(
            "query($id: ID!) { product(id: $id) { stockReport { problem computed places } } }",
            Map.of("id", id))
        .path("product.stockReport.problem")
        .entity(String.class)
        .satisfies(problem -> assertThat(problem).contains("groups/2/resources"));
    panel.chaos().clear();
    recalculate(id).path("recalculateStock.userErrors").entityList(Object.class).hasSize(0);
    assertThat(stock(id).computedAt()).isNotEqualTo(before.computedAt());
  }

  @Test
  void nonsenseIsNoZero() {
    String id = make("Nonsense", 2, 1);
    Seen before = stock(id);
    for (CannedReply reply :
        List.of(
            CannedReply.empty(),
            CannedReply.wrongJson(),
            CannedReply.brokenJson(),
            CannedReply.page(),
            CannedReply.notFoundPage(),
            CannedReply.of(
                404, "{\"message\":\"The route api/v1/packages/2 could not be found.\"}"),
            CannedReply.of(200, "{\"data\":[]}"))) {
      panel.chaos().failAll("GET /packages/*", reply);
      recalculate(id)
          .path("recalculateStock.userErrors[*].code")
          .entityList(String.class)
          .containsExactly("PANEL_UNAVAILABLE");
      panel.chaos().clear();
    }
    assertThat(stock(id)).isEqualTo(before);
  }

  @Test
  void aPackageOrAllGroupsThatAreNoMoreAreZero() {
    assertThat(quantity(make("No package", 77, 1))).isZero();
    assertThat(quantity(make("Retired package", 6, 1))).isZero();
    String id = make("No group", 1, 99);
    assertThat(quantity(id)).isZero();
    assertThat(stock(id).inStock()).isFalse();
    assertThat(quantity(make("One group", 1, 99, 1))).isPositive();
  }

  @Test
  void ordersThatThePanelDoesNotKnowOfAreLeftOut() {
    String id = make("Ordered", 3, 1);
    String sharing = make("Sharing", 1, 1);
    StockReservations reservations = node.bean(StockReservations.class);
    int before = quantity(id);
    int sharingBefore = quantity(sharing);
    assertThat(reservations.reserve(id, "srv_a", 1)).isTrue();
    assertThat(reservations.reserve(id, "srv_b", 2)).isTrue();
    recalculate(null).path("recalculateStock.userErrors").entityList(Object.class).hasSize(0);
    assertThat(quantity(id)).isEqualTo(before - 3);
    // 4096 MB of the one are four servers of the other.
    assertThat(quantity(sharing)).isEqualTo(sharingBefore - 12);

    reservations.placed("srv_a");
    reservations.release("srv_b");
    recalculate(null).path("recalculateStock.userErrors").entityList(Object.class).hasSize(0);
    assertThat(quantity(id)).isEqualTo(before);
    assertThat(quantity(sharing)).isEqualTo(sharingBefore);
  }

  @Test
  void manyEventsAreOneComputationAfterTheLastOfThem() {
    String id = make("Events", 1, 2);
    Seen before = stock(id);
    panel.clearRequests();
    ServerEvents events = node.bean(ServerEvents.class);
    for (int n = 0; n < 30; n++) {
      events.tell(new ServerCreated("srv_" + n, null));
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stock(id).computedAt()).isNotEqualTo(before.computedAt()));
    assertThat(panel.log().count("GET /compute/hypervisors/groups/2/resources")).isEqualTo(1);
  }

  @Test
  void whatIsNotControlledIsNeverTouched() {
    String id = make("Switched off", 1, 1);
    operator
        .query(
            "mutation($input: UpsertProductInput!) { upsertProduct(input: $input) { product { stock { controlled quantity inStock computedAt } } } }",
            Map.of(
                "input",
                Map.of(
                    "id",
                    id,
                    "name",
                    "Switched off",
                    "packageId",
                    1,
                    "hypervisorGroupIds",
                    List.of(1),
                    "stockControlled",
                    false)))
        .path("upsertProduct.product.stock")
        .matchesJson(
            "{ \"controlled\": false, \"quantity\": null, \"inStock\": true, \"computedAt\": null }");
    panel.clearRequests();
    recalculate(null).path("recalculateStock.products").entityList(Object.class).hasSize(0);
    recalculate(id).path("recalculateStock.products").entityList(Object.class).hasSize(1);
    assertThat(panel.log().count("GET /packages/*")).isZero();
  }

  @Test
  void isForOperatorsAndForProductsThatThereAre() {
    var unknown = recalculate("prd_01arz3ndektsv4rrffq69g5fav");
    unknown
        .path("recalculateStock.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("NOT_FOUND");
    node.anonymous()
        .query("mutation { recalculateStock(input: {}) { products { id } } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "UNAUTHENTICATED"));
    operator
        .query("{ panelPackages { id name enabled } hypervisorGroups { id location { name } } }")
        .path("panelPackages[*].id")
        .entityList(Integer.class)
        .containsExactly(1, 2, 3, 4, 5, 6);
  }
}
