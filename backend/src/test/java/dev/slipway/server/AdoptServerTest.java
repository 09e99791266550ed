package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Taking servers of the panel under management. */
class AdoptServerTest {

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static String studio;
  private static String shop;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    studio = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    shop = Stories.createCustomer(operator, DemoWorld.NORTHWIND, "shop@example.com");
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlTester.Response adopt(
      String customerId, int panelServerId, @Nullable String externalId) {
    return adopt(customerId, panelServerId, externalId, null);
  }

  private static GraphQlTester.Response adopt(
      String customerId,
      int panelServerId,
      @Nullable String externalId,
      @Nullable String productId) {
    Map<String, Object> input = new HashMap<>();
    input.put("customerId", customerId);
    input.put("panelServerId", panelServerId);
    input.put("externalId", externalId);
    input.put("productId", productId);
    return operator.query(
        """
        mutation($input: AdoptServerInput!) { adoptServer(input: $input) {
          server { id name externalId panelServerId status powerState createdAt customer { id } }
          userErrors { code field message } } }
        """,
        Map.of("input", input));
  }

  private static void refused(GraphQlTester.Response answer, String code, @Nullable String field) {
    answer.path("adoptServer.server").valueIsNull();
    answer.path("adoptServer.userErrors[*].code").entityList(String.class).containsExactly(code);
    if (field != null) {
      answer
          .path("adoptServer.userErrors[0].field")
          .entityList(String.class)
          .containsExactly(field);
    }
  }

  @Test
  void readsThePanelOnceAndKnowsStatusPowerAndAge() {
    panel.clearRequests();
    var answer = adopt(studio, DemoWorld.STOPPED, "svc-2");
    answer.path("adoptServer.server.status").entity(String.class).isEqualTo("ACTIVE");
    answer.path("adoptServer.server.powerState").entity(String.class).isEqualTo("STOPPED");
    answer.path("adoptServer.server.createdAt").hasValue();
    answer.path("adoptServer.server.externalId").entity(String.class).isEqualTo("svc-2");
    answer
        .path("adoptServer.server.panelServerId")
        .entity(Integer.class)
        .isEqualTo(DemoWorld.STOPPED);
    assertThat(panel.log().count("GET /servers/*")).isEqualTo(1);
  }

  @Test
  void givesAServerThatTheCustomerHasAgain() {
    String id =
        adopt(studio, DemoWorld.RUNNING, null)
            .path("adoptServer.server.id")
            .entity(String.class)
            .get();
    adopt(studio, DemoWorld.RUNNING, null)
        .path("adoptServer.server.id")
        .entity(String.class)
        .isEqualTo(id);
  }

  @Test
  void refusesAServerOfAnotherOwnerOrCustomer() {
    refused(adopt(shop, DemoWorld.WINDOWS, null), "INVALID", "customerId");
    adopt(studio, DemoWorld.WINDOWS, null).path("adoptServer.server.id").hasValue();
    refused(adopt(shop, DemoWorld.WINDOWS, null), "INVALID", "panelServerId");
  }

  @Test
  void takesAServerForWhichThePanelNamesNoOwner() {
    adopt(shop, DemoWorld.WITHOUT_OWNER, null).path("adoptServer.server.id").hasValue();
    adopt(studio, DemoWorld.WITHOUT_RELATION, null).path("adoptServer.server.id").hasValue();
  }

  @Test
  void saysWhatDoesNotExist() {
    refused(adopt(studio, 4711, null), "NOT_FOUND", "panelServerId");
    refused(
        adopt("cus_01arz3ndektsv4rrffq69g5fav", DemoWorld.RUNNING, null),
        "NOT_FOUND",
        "customerId");
    refused(adopt(studio, DemoWorld.UNMETERED, null, "prd_x"), "NOT_FOUND", "productId");
  }

  @Test
  void refusesAnExternalIdThatAnotherServerHas() {
    adopt(studio, DemoWorld.NO_AGENT, "taken").path("adoptServer.server.id").hasValue();
    refused(adopt(studio, DemoWorld.IPV6_ONLY, "taken"), "INVALID", "externalId");
  }

  @Test
  void saysThatThePanelIsAway() {
    panel.chaos().failAll("GET /servers/*", CannedReply.badGateway());
    try {
      refused(adopt(studio, DemoWorld.SUSPENDED, null), "PANEL_UNAVAILABLE", null);
    } finally {
      panel.chaos().clear();
    }
  }

  @Test
  void everyStateOfThePanelHasItsStatus() {
    Map<Integer, String> expected =
        Map.of(
            DemoWorld.BUILDING, "PROVISIONING",
            DemoWorld.BUILD_FAILED, "FAILED",
            DemoWorld.SUSPENDED, "SUSPENDED",
            DemoWorld.ALLOCATED, "PENDING",
            DemoWorld.IN_MAINTENANCE, "ACTIVE");
    expected.forEach((server, status) ->
        adopt(studio, server, null)
            .path("adoptServer.server.status")
            .entity(String.class)
            .isEqualTo(status));
  }
}
