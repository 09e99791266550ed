package dev.slipway.provisioning;

import static dev.slipway.provisioning.OrderStories.end;
import static dev.slipway.provisioning.OrderStories.order;
import static dev.slipway.provisioning.OrderStories.serverId;
import static dev.slipway.provisioning.OrderStories.taskId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.Fault;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.SlipwayProcess;
import dev.slipway.testing.Stories;
import dev.slipway.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * A node is killed while orders are under way, and started again: no server is made twice, none is
 * lost, and every order ends.
 */
class KilledNodeTest {

  /** Another seed kills at other moments. */
  private static final long SEED = Long.getLong("slipway.test.seed", 20_260_101);

  private static String databaseUrl;
  private static PanelSimulator panel;
  private static SlipwayProcess node;
  private static GraphQlCaller operator;
  private static String productId;
  private static String templateId;
  private static int lastExternalId = 6800;

  private record Buyer(int externalId, String id) {}

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().timings(Timings.real().atSpeed(60)).start();
    Map<String, Object> settings = new HashMap<>();
    settings.put("slipway.panel.url", panel.baseUrl());
    settings.put("slipway.panel.token", panel.token());
    // Long enough for a call to be held until every one of them is.
    settings.put("slipway.panel.write-timeout", "15s");
    settings.put("slipway.panel.read-timeout", "15s");
    databaseUrl = TestDatabase.freshUrl();
    settings.put("slipway.database.url", databaseUrl);
    settings.put("slipway.database.username", TestDatabase.username());
    settings.put("slipway.database.password", TestDatabase.password());
    settings.put("slipway.public-url", GraphQlCaller.ORIGIN);
    settings.put("slipway.operator.email", SlipwayNode.OPERATOR_EMAIL);
    settings.put("slipway.operator.password", SlipwayNode.OPERATOR_PASSWORD);
    settings.put("slipway.usage.starts-at", "00:00");
    settings.put("slipway.history.sampler-interval", "off");
    settings.put("slipway.provisioning.poll-interval", "100ms");
    settings.put("slipway.provisioning.longest-pause", "1s");
    settings.put("slipway.provisioning.lost-answer-wait", "1s");
    node = new SlipwayProcess(settings);
    // The session outlives the process.
    operator = node.signIn(SlipwayNode.OPERATOR_EMAIL, SlipwayNode.OPERATOR_PASSWORD);
    productId = OrderStories.product(operator, Map.of());
    templateId = OrderStories.template(operator, productId);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static Buyer buyer() {
    int externalId = ++lastExternalId;
    return new Buyer(
        externalId,
        Stories.createCustomer(operator, externalId, "buyer" + externalId + "@example.com"));
  }

  private static GraphQlTester.Response place(Buyer buyer) {
    return order(
        operator,
        Map.of(
            "customerId",
            buyer.id(),
            "productId",
            productId,
            "osTemplateId",
            templateId,
            "externalId",
            "svc-" + buyer.externalId()));
  }

  private static long servers(Buyer buyer) {
    return panel
        .world()
        .locked(() ->
            panel
                .world()
                .accounts()
                .byRelation(String.valueOf(buyer.externalId()), false)
                .map(PanelUser::id)
                .map(owner ->
                    panel.world().servers().stream()
                        .filter(server -> owner.equals(server.ownerId()))
                        .count())
                .orElse(0L));
  }

  @Test
  void killedAtEachStepItGoesOnWhereItStood() {
    Map<String, Fault> moments = new LinkedHashMap<>();
    moments.put("GET /users/*/byExtRelation", new Fault.Silence());
    moments.put("POST /users", new Fault.Silence());
    moments.put("POST /users ", new Fault.SilenceAfterwards());
    moments.put("GET /servers/user/*", new Fault.Silence());
    moments.put("POST /servers", new Fault.Silence());
    moments.put("POST /servers ", new Fault.SilenceAfterwards());
    moments.put("POST /servers/*/build", new Fault.Silence());
    moments.put("POST /servers/*/build ", new Fault.SilenceAfterwards());
    List<Buyer> buyers = new ArrayList<>();
    List<String> orders = new ArrayList<>();
    moments.forEach((call, fault) -> {
      Buyer buyer = buyer();
      int before = panel.log().count(call.strip());
      panel.chaos().next(1, call.strip(), fault);
      orders.add(taskId(place(buyer)));
      await().atMost(Duration.ofSeconds(20)).until(() -> panel.log().count(call.strip()) > before);
      buyers.add(buyer);
    });
    node.kill();
    panel.chaos().clear();
    node.startAgain();
    for (int i = 0; i < orders.size(); i++) {
      assertThat(end(operator, orders.get(i))).as("order %d", i).isEqualTo("SUCCEEDED");
    }
    assertThat(buyers.stream().map(KilledNodeTest::servers)).containsOnly(1L);
  }

  /** The panel has added the credit when the node dies, and nobody knows of it. */
  @Test
  void killedWhileItToppedUpNobodyGetsCreditTwice() throws SQLException {
    String product =
        OrderStories.product(
            operator,
            Map.of("selfServiceMode", "HOURLY", "autoTopUpThreshold", 20, "autoTopUpAmount", 50));
    int first = withCreditOfFive(product);
    int second = withCreditOfFive(product);
    String call = "POST /selfService/credit/byUserExtRelationId/";
    panel.chaos().next(1, call + first, new Fault.SilenceAfterwards());
    // As if a day had passed: the run of today is due.
    sql("DELETE FROM usage_run");
    await().atMost(Duration.ofSeconds(60)).until(() -> panel.log().count(call + first) == 1);
    node.kill();
    panel.chaos().clear();
    node.startAgain();
    await().atMost(Duration.ofSeconds(60)).until(() -> panel.log().count(call + second) == 1);
    // As if so much time had passed that the lost call is over.
    sql("UPDATE top_up SET ordered_at = ordered_at - INTERVAL 5 MINUTE");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> sql("UPDATE top_up SET threshold = 0 WHERE state = 'ADDED'") == 2);
    assertThat(panel.log().count("POST /selfService/credit/**")).isEqualTo(2);
    assertThat(credit(first)).isEqualByComparingTo("55");
    assertThat(credit(second)).isEqualByComparingTo("55");
  }

  /** The panel has taken the order, and its answer never came. */
  @Test
  void aRetryGivesTheTaskOfTheCallThatTheNodeDiedIn() throws SQLException {
    Buyer buyer = buyer();
    int number =
        panel
            .world()
            .locked(() -> {
              DemoWorld.customer(panel.world(), buyer.externalId(), "Restarts");
              return panel
                  .world()
                  .add(ServerSpec.named("restarted").owner(account(buyer.externalId())))
                  .id();
            });
    String server = Stories.adopt(operator, buyer.id(), number);
    String call = "POST /servers/" + number + "/power/restart";
    panel.chaos().next(1, call, new Fault.SilenceAfterwards());
    Thread first =
        Thread.startVirtualThread(() -> {
          try {
            restart(server);
          } catch (RuntimeException e) {
            // The node died.
          }
        });
    await().atMost(Duration.ofSeconds(20)).until(() -> panel.log().count(call) == 1);
    node.kill();
    panel.chaos().clear();
    node.startAgain();
    // As if so much time had passed that the call must be over.
    sql("UPDATE mutation_outcome SET created_at = created_at - INTERVAL 2 MINUTE");
    GraphQlTester.Response retry = restart(server);
    retry.path("powerServer.userErrors[*].message").entityList(String.class).hasSize(0);
    retry.path("powerServer.task.kind").entity(String.class).isEqualTo("RESTART");
    assertThat(panel.log().count(call)).isEqualTo(1);
    first.interrupt();
  }

  private static GraphQlTester.Response restart(String server) {
    return operator.query(
        """
        mutation($input: PowerServerInput!) {
          powerServer(input: $input) { task { id kind } userErrors { message } }
        }
        """,
        Map.of(
            "input", Map.of("serverId", server, "action", "RESTART", "clientMutationId", "once")));
  }

  /** A customer with a server that was sold as the product, by external id. */
  private static int withCreditOfFive(String productId) {
    Buyer buyer = buyer();
    int server =
        panel
            .world()
            .locked(() -> {
              DemoWorld.customer(panel.world(), buyer.externalId(), "Low on credit");
              PanelUser user = account(buyer.externalId());
              panel.world().accounts().addCredit(user, BigDecimal.valueOf(5));
              return panel.world().add(ServerSpec.named("metered").owner(user)).id();
            });
    operator
        .query(
            "mutation($input: AdoptServerInput!) { adoptServer(input: $input) { userErrors {"
                + " message } } }",
            Map.of(
                "input",
                Map.of("customerId", buyer.id(), "panelServerId", server, "productId", productId)))
        .path("adoptServer.userErrors[*].message")
        .entityList(String.class)
        .hasSize(0);
    return buyer.externalId();
  }

  private static BigDecimal credit(int externalId) {
    return panel.world().locked(() -> account(externalId).credit());
  }

  private static PanelUser account(int externalId) {
    return panel.world().accounts().byRelation(String.valueOf(externalId), false).orElseThrow();
  }

  private static int sql(String change) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                databaseUrl, TestDatabase.username(), TestDatabase.password());
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(change);
    }
  }

  @Test
  void killedAtAnyMomentNothingIsMadeTwiceAndNothingIsLost() throws Exception {
    System.out.println("KilledNodeTest: -Dslipway.test.seed=" + SEED);
    Random random = new Random(SEED);
    List<Buyer> buyers = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      List<Buyer> fresh = OrderStories.range(5).stream().map(n -> buyer()).toList();
      buyers.addAll(fresh);
      Thread crowd =
          Thread.startVirtualThread(() ->
              fresh.forEach(buyer -> {
                try {
                  place(buyer);
                } catch (RuntimeException | AssertionError e) {
                  // The node was killed meanwhile; who ordered orders again.
                }
              }));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
      node.kill();
      crowd.join();
      node.startAgain();
    }
    List<String> servers = new ArrayList<>();
    for (Buyer buyer : buyers) {
      // The same external id: an order that was taken is given again.
      GraphQlTester.Response answer = place(buyer);
      assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
      servers.add(serverId(answer));
    }
    assertThat(buyers.stream().map(KilledNodeTest::servers)).containsOnly(1L);
    OrderStories.allDistinct(
        servers.stream().map(server -> OrderStories.panelServer(operator, server)).toList());
  }
}
