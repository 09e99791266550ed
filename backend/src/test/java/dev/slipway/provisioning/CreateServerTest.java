package dev.slipway.provisioning;

import static dev.slipway.provisioning.OrderStories.end;
import static dev.slipway.provisioning.OrderStories.look;
import static dev.slipway.provisioning.OrderStories.manage;
import static dev.slipway.provisioning.OrderStories.order;
import static dev.slipway.provisioning.OrderStories.panelServer;
import static dev.slipway.provisioning.OrderStories.problem;
import static dev.slipway.provisioning.OrderStories.refused;
import static dev.slipway.provisioning.OrderStories.serverId;
import static dev.slipway.provisioning.OrderStories.state;
import static dev.slipway.provisioning.OrderStories.taskId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.jooq.Tables;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Fault;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Orders for servers, with a panel that answers well, badly, twice or not at all. */
class CreateServerTest {

  private static final AtomicInteger customers = new AtomicInteger(6200);

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static String productId;
  private static String templateId;

  /** A customer whom the panel does not know yet. */
  private record Buyer(long externalId, String id) {}

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .timings(Timings.real().atSpeed(60))
            .customer(6100, "Somebody Else")
            .start();
    node =
        SlipwayNode.start(
            panel,
            Map.of(
                "slipway.provisioning.lost-answer-wait", "1s",
                "slipway.provisioning.longest-pause", "1s",
                "slipway.panel.write-timeout", "3s",
                // Tests say themselves how many places there are.
                "slipway.catalog.stock-settle-time", "1h"));
    operator = node.operator();
    productId = OrderStories.product(operator, Map.of());
    templateId = OrderStories.template(operator, productId);
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

  private static Buyer buyer() {
    long externalId = customers.incrementAndGet();
    return new Buyer(
        externalId,
        Stories.createCustomer(operator, externalId, "buyer" + externalId + "@example.com"));
  }

  private static Map<String, Object> input(Buyer buyer, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>();
    input.put("customerId", buyer.id());
    input.put("productId", productId);
    input.putAll(more);
    return input;
  }

  private static GraphQlTester.Response place(Buyer buyer, Map<String, ?> more) {
    return order(operator, input(buyer, more));
  }

  /** How many servers the panel has of a customer. */
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

  private static String events(String serverId) {
    return String.join(
        "\n",
        look(operator, serverId)
            .path("server.provisioningOrder.events[*].detail")
            .entityList(String.class)
            .get());
  }

  @Test
  void anOrderBecomesARunningServer() {
    Buyer buyer = buyer();
    GraphQlTester.Response answer =
        place(
            buyer,
            Map.of(
                "hostname",
                "web1.example.com",
                "osTemplateId",
                templateId,
                "externalId",
                "svc-story",
                "options",
                Map.of("memoryMb", 512, "networkSpeedInMbps", 100, "networkSpeedOutMbps", 8)));
    answer.path("createServer.task.kind").entity(String.class).isEqualTo("CREATE");
    answer
        .path("createServer.server.status")
        .entity(String.class)
        .satisfies(status -> assertThat(status).isIn("PENDING", "PROVISIONING"));
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");

    GraphQlTester.Response after = look(operator, serverId(answer));
    after.path("server.status").entity(String.class).isEqualTo("ACTIVE");
    after.path("server.hostname").entity(String.class).isEqualTo("web1.example.com");
    after
        .path("server.name")
        .entity(String.class)
        .satisfies(name -> assertThat(name).matches("vps-[0-9a-f]{8}"));
    after.path("server.product.id").entity(String.class).isEqualTo(productId);
    after.path("server.externalId").entity(String.class).isEqualTo("svc-story");
    after.path("server.activeTask").valueIsNull();
    after
        .path("server.provisioningOrder.steps[*].state")
        .entityList(String.class)
        .containsExactly("DONE", "DONE", "DONE", "DONE", "DONE");
    after
        .path("server.provisioningOrder.actions[?(@.allowed==true)].kind")
        .entityList(String.class)
        .hasSize(0);
    assertThat(servers(buyer)).isEqualTo(1);
    assertThat(panel.log().matching("POST /servers").getLast().body())
        .contains(
            "\"memory\":512", "\"networkSpeedInbound\":12500", "\"networkSpeedOutbound\":1000")
        .contains("\"hypervisorId\":2", "\"ipv4\":1", "\"packageId\":1");
    int number = panelServer(operator, serverId(answer));
    assertThat(panel.log().matching("POST /servers/" + number + "/build").getLast().body())
        .contains("\"hostname\":\"web1.example.com\"", "\"email\":true");
    // Never sent twice, and the same external id gives the same service, whatever else is asked.
    GraphQlTester.Response again =
        order(
            operator,
            Map.of("customerId", "cus_x", "productId", "prd_x", "externalId", "svc-story"));
    assertThat(serverId(again)).isEqualTo(serverId(answer));
    again.path("createServer.task.id").entity(String.class).isEqualTo(taskId(answer));
    assertThat(servers(buyer)).isEqualTo(1);
  }

  @Test
  void withoutATemplateTheTaskEndsWhenTheServerIsMade() {
    Buyer buyer = buyer();
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    look(operator, serverId(answer))
        .path("server.status")
        .entity(String.class)
        .isEqualTo("PENDING");
    look(operator, serverId(answer))
        .path("server.provisioningOrder.steps[*].state")
        .entityList(String.class)
        .containsExactly("DONE", "DONE", "SKIPPED", "SKIPPED", "DONE");
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsOrdered() {
    Buyer buyer = buyer();
    refused(place(buyer, Map.of("customerId", "cus_x")), "NOT_FOUND", List.of("customerId"));
    refused(place(buyer, Map.of("productId", "prd_x")), "NOT_FOUND", List.of("productId"));
    refused(place(buyer, Map.of("osTemplateId", "ost_x")), "INVALID", List.of("osTemplateId"));
    refused(place(buyer, Map.of("hostname", "-a")), "INVALID", List.of("hostname"));
    refused(
        place(buyer, Map.of("osTemplateId", templateId, "sshKeyIds", List.of("key_x"))),
        "NOT_FOUND",
        List.of("sshKeyIds"));
    for (Map<String, Integer> option :
        List.of(
            Map.of("memoryMb", 0),
            Map.of("storageGb", -1),
            Map.of("ipv4Count", -1),
            Map.of("trafficGb", -5),
            Map.of("cpuCores", 0),
            Map.of("networkSpeedInMbps", Integer.MAX_VALUE),
            Map.of("packageId", 0),
            Map.of("hypervisorGroupId", -1))) {
      refused(
          place(buyer, Map.of("options", option)),
          "INVALID",
          List.of("options", option.keySet().iterator().next()));
    }
    String retired = OrderStories.product(operator, Map.of("enabled", false));
    refused(place(buyer, Map.of("productId", retired)), "INVALID", List.of("productId"));
    assertThat(servers(buyer)).isZero();
    operator
        .query(
            "query($id: ID!) { servers(filter: { customerId: $id }) { totalCount } }",
            Map.of("id", buyer.id()))
        .path("servers.totalCount")
        .entity(Integer.class)
        .isEqualTo(0);
  }

  @Test
  void aDryRunMakesNothing() {
    Buyer buyer = buyer();
    GraphQlTester.Response good = place(buyer, Map.of("dryRun", true, "osTemplateId", templateId));
    good.path("createServer.server").valueIsNull();
    good.path("createServer.task").valueIsNull();
    good.path("createServer.userErrors").entityList(Object.class).hasSize(0);
    refused(
        place(buyer, Map.of("dryRun", true, "osTemplateId", "ost_x")),
        "INVALID",
        List.of("osTemplateId"));
    String soldOut = OrderStories.product(operator, Map.of("stockControlled", true));
    setStock(soldOut, 0);
    refused(
        place(buyer, Map.of("dryRun", true, "productId", soldOut)),
        "OUT_OF_STOCK",
        List.of("productId"));
    // The panel is asked too, once it knows the customer.
    end(operator, taskId(place(buyer, Map.of())));
    refused(
        place(buyer, Map.of("dryRun", true, "options", Map.of("hypervisorGroupId", 999))),
        "REJECTED_BY_PANEL",
        List.of());
    assertThat(servers(buyer)).isEqualTo(1);
  }

  /** Computed later than any figure of the panel's that comes in between. */
  private static void setStock(String product, int quantity) {
    node.bean(DSLContext.class)
        .update(Tables.PRODUCT)
        .set(Tables.PRODUCT.STOCK_QUANTITY, quantity)
        .set(Tables.PRODUCT.STOCK_COMPUTED_AT, Instant.now().plus(Duration.ofHours(1)))
        .where(Tables.PRODUCT.ID.eq(product))
        .execute();
  }

  /** A server of 2560 MB needs the room of three that have 1024 MB. */
  @Test
  void anOrderLargerThanItsPackageTakesMorePlaces() {
    String product = OrderStories.product(operator, Map.of("stockControlled", true));
    setStock(product, 2);
    Map<String, Object> large =
        Map.of("productId", product, "options", Map.of("memoryMb", 2560, "cpuCores", 1));
    refused(place(buyer(), large), "OUT_OF_STOCK", List.of("productId"));
    refused(
        place(buyer(), merged(large, Map.of("dryRun", true))),
        "OUT_OF_STOCK",
        List.of("productId"));
    setStock(product, 4);
    assertThat(end(operator, taskId(place(buyer(), large)))).isEqualTo("SUCCEEDED");
    operator
        .query("query($id: ID!) { product(id: $id) { stock { quantity } } }", Map.of("id", product))
        .path("product.stock.quantity")
        .entity(Integer.class)
        .isEqualTo(1);
    // Smaller ones take one place like all others.
    Map<String, Object> small = Map.of("productId", product, "options", Map.of("memoryMb", 512));
    assertThat(end(operator, taskId(place(buyer(), small)))).isEqualTo("SUCCEEDED");
    refused(place(buyer(), small), "OUT_OF_STOCK", List.of("productId"));
  }

  @Test
  void twentyOrdersForTheLastFivePlacesMakeFiveServers() throws Exception {
    String scarce = OrderStories.product(operator, Map.of("stockControlled", true));
    setStock(scarce, 5);
    List<Buyer> buyers = IntStream.range(0, 20).mapToObj(n -> buyer()).toList();
    List<String> codes;
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<GraphQlTester.Response>> answers =
          crowd.invokeAll(
              buyers.stream()
                  .<Callable<GraphQlTester.Response>>map(
                      buyer -> () -> place(buyer, Map.of("productId", scarce)))
                  .toList());
      List<GraphQlTester.Response> given = answers.stream().map(Future::resultNow).toList();
      codes =
          given.stream()
              .flatMap(answer ->
                  answer
                      .path("createServer.userErrors[*].code")
                      .entityList(String.class)
                      .get()
                      .stream())
              .toList();
      given.stream()
          .filter(answer ->
              answer
                  .path("createServer.userErrors[*].code")
                  .entityList(String.class)
                  .get()
                  .isEmpty())
          .forEach(answer -> assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED"));
    }
    assertThat(codes).hasSize(15).containsOnly("OUT_OF_STOCK");
    assertThat(buyers.stream().mapToLong(CreateServerTest::servers).sum()).isEqualTo(5);
  }

  @Test
  void manyOrdersOfOneCustomerAreIndependent() {
    Buyer buyer = buyer();
    List<GraphQlTester.Response> answers =
        IntStream.range(0, 4)
            .mapToObj(n -> place(buyer, Map.of("orderExternalId", "order-" + buyer.externalId())))
            .toList();
    answers.forEach(answer -> assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED"));
    OrderStories.allDistinct(
        answers.stream().map(answer -> panelServer(operator, serverId(answer))).toList());
    assertThat(servers(buyer)).isEqualTo(4);
    operator
        .query(
            "query($id: String!) { provisioningOrders(filter: { orderExternalId: $id }) {"
                + " totalCount nodes { orderDone } } }",
            Map.of("id", "order-" + buyer.externalId()))
        .path("provisioningOrders.nodes[*].orderDone")
        .entityList(Boolean.class)
        .containsExactly(true, true, true, true);
  }

  /** The panel makes the server, and something else is answered. */
  @ParameterizedTest
  @ValueSource(strings = {"reset", "500", "502", "empty", "html", "silence", "wrong"})
  void aLostAnswerFindsItsServer(String kind) {
    Buyer buyer = buyer();
    Fault fault =
        switch (kind) {
          case "reset" -> new Fault.ResetAfterwards();
          case "500" -> new Fault.InsteadAfterwards(CannedReply.serverError());
          case "502" -> new Fault.InsteadAfterwards(CannedReply.badGateway());
          case "empty" -> new Fault.InsteadAfterwards(CannedReply.of(201, ""));
          case "html" -> new Fault.InsteadAfterwards(CannedReply.notFoundPage());
          case "silence" -> new Fault.SilenceAfterwards();
          default -> new Fault.InsteadAfterwards(CannedReply.of(201, "{\"data\":{}}"));
        };
    panel.chaos().next(1, "POST /servers", fault);
    GraphQlTester.Response answer = place(buyer, Map.of("osTemplateId", templateId));
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(1);
    assertThat(events(serverId(answer))).contains("answer was lost");
  }

  /** The panel makes nothing, and says so badly or not at all. */
  @ParameterizedTest
  @ValueSource(strings = {"reset", "500", "502", "429", "html", "silence", "423", "403"})
  void whatWasNotMadeIsAskedForAgain(String kind) {
    Buyer buyer = buyer();
    Fault fault =
        switch (kind) {
          case "reset" -> new Fault.Reset();
          case "500" -> new Fault.Instead(CannedReply.serverError());
          case "502" -> new Fault.Instead(CannedReply.badGateway());
          case "429" -> new Fault.Instead(CannedReply.tooManyRequests(1));
          case "html" -> new Fault.Instead(CannedReply.notFoundPage());
          case "423" -> new Fault.Instead(CannedReply.locked());
          case "403" -> new Fault.Instead(CannedReply.forbidden());
          default -> new Fault.Silence();
        };
    panel.chaos().next(1, "POST /servers", fault);
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":[\"No hypervisor in the group has enough resources\"]}",
        "{\"message\":\"Invalid.\",\"errors\":{\"packageId\":[\"The package is disabled.\"]}}"
      })
  void aRefusalWaitsForAPersonAndSaysWhy(String body) {
    Buyer buyer = buyer();
    panel.chaos().next(1, "POST /servers", new Fault.Instead(CannedReply.of(422, body)));
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("FAILED");
    String server = serverId(answer);
    assertThat(state(operator, server)).isEqualTo("WAITING");
    assertThat(problem(operator, server)).containsAnyOf("enough resources", "package is disabled");
    look(operator, server).path("server.status").entity(String.class).isEqualTo("FAILED");
    // There is no server to be named, and another one must not come beside the order.
    manage(operator, "resolveOrder", server, Map.of("panelServerId", 1))
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    relink(operator, server, 1)
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    // The customer does not read the panel's words.
    look(operator, server)
        .path("server.provisioningOrder.task.message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).doesNotContain("resources", "package"));
    // Put right on the panel, it goes on.
    String task =
        manage(operator, "retryOrder", server, Map.of())
            .path("result.order.task.id")
            .entity(String.class)
            .get();
    assertThat(end(operator, task)).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(1);
  }

  @Test
  void aCallThatThePanelDidTwiceIsNoticed() {
    Buyer buyer = buyer();
    panel.chaos().next(1, "POST /servers", new Fault.Twice());
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    assertThat(events(serverId(answer))).contains("more than this one");
    await().atMost(Duration.ofSeconds(30)).until(() -> surplus(serverId(answer)).size() == 1);
  }

  /** An order whose first call reaches the panel's work only after it was repeated. */
  private static String orderWithALateServer(Buyer buyer) {
    panel.chaos().next(1, "POST /servers", new Fault.Late(Duration.ofHours(1), Duration.ZERO));
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(1);
    // The panel goes on with what it has held back.
    panel.chaos().clear();
    await().until(() -> servers(buyer) == 2);
    String server = serverId(answer);
    await().atMost(Duration.ofSeconds(30)).until(() -> surplus(server).size() == 1);
    return server;
  }

  private static List<Integer> surplus(String serverId) {
    return surplusOf(serverId)
        .path("server.provisioningOrder.surplusServers[*].panelServerId")
        .entityList(Integer.class)
        .get();
  }

  private static GraphQlTester.Response surplusOf(String serverId) {
    return operator.query(
        "query($id: ID!) { server(id: $id) { panelServerId provisioningOrder { id problem"
            + " surplusServers { panelServerId foundAt state } } } }",
        Map.of("id", serverId));
  }

  private static GraphQlTester.Response settle(String serverId, int number, String decision) {
    String order =
        surplusOf(serverId).path("server.provisioningOrder.id").entity(String.class).get();
    return operator.query(
        "mutation($input: SettleSurplusServerInput!) { settleSurplusServer(input: $input) { order {"
            + " surplusServers { state } } userErrors { code field message } } }",
        Map.of("input", Map.of("orderId", order, "panelServerId", number, "decision", decision)));
  }

  private static List<String> needingAPerson() {
    return operator
        .query(
            "{ provisioningOrders(first: 100, filter: { needsPerson: true }) { nodes { server { id"
                + " } } } }",
            Map.of())
        .path("provisioningOrders.nodes[*].server.id")
        .entityList(String.class)
        .get();
  }

  @Test
  void aServerThatThePanelMakesTooLateIsShownAndDeletedByAPerson() {
    Buyer buyer = buyer();
    String server = orderWithALateServer(buyer);
    int late = surplus(server).getFirst();
    assertThat(late).isNotEqualTo(panelServer(operator, server));
    assertThat(state(operator, server)).isEqualTo("DONE");
    assertThat(events(server)).contains("server " + late + " for this order as well");
    assertThat(needingAPerson()).contains(server);
    settle(server, panelServer(operator, server), "DELETE")
        .path("settleSurplusServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("NOT_FOUND");
    panel.chaos().next(1, "DELETE /servers/" + late, new Fault.Instead(CannedReply.locked()));
    settle(server, late, "DELETE")
        .path("settleSurplusServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("REJECTED_BY_PANEL");
    settle(server, late, "DELETE")
        .path("settleSurplusServer.order.surplusServers[*].state")
        .entityList(String.class)
        .containsExactly("DELETED");
    assertThat(needingAPerson()).doesNotContain(server);
    settle(server, late, "KEEP")
        .path("settleSurplusServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    await().atMost(Duration.ofSeconds(30)).until(() -> servers(buyer) == 1);
    assertThat(panelServer(operator, server)).isNotEqualTo(late);
  }

  @Test
  void aServerTooMuchCanBecomeAServiceAndIsThenNotDeleted() {
    Buyer buyer = buyer();
    String server = orderWithALateServer(buyer);
    int late = surplus(server).getFirst();
    panel.server(late).name("in use");
    settle(server, late, "DELETE")
        .path("settleSurplusServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    operator
        .query(
            "mutation($input: AdoptServerInput!) { adoptServer(input: $input) { server { id }"
                + " userErrors { message } } }",
            Map.of("input", Map.of("customerId", buyer.id(), "panelServerId", late)))
        .path("adoptServer.userErrors[*].message")
        .entityList(String.class)
        .hasSize(0);
    surplusOf(server)
        .path("server.provisioningOrder.surplusServers[*].state")
        .entityList(String.class)
        .containsExactly("ADOPTED");
    assertThat(needingAPerson()).doesNotContain(server);
    settle(server, late, "DELETE")
        .path("settleSurplusServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    assertThat(servers(buyer)).isEqualTo(2);
  }

  @Test
  void aServerThatComesLateToAnOrderWithoutOneIsTheOrders() {
    Buyer buyer = buyer();
    int calls = panel.log().count("POST /servers");
    panel.chaos().next(1, "POST /servers", new Fault.Late(Duration.ofHours(1), Duration.ZERO));
    GraphQlTester.Response answer = place(buyer, Map.of());
    String server = serverId(answer);
    await().until(() -> panel.log().count("POST /servers") > calls);
    panel.chaos().failAll("POST /servers", CannedReply.unavailable());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> events(server).contains("it is asked again"));
    stopSoon(server);
    assertThat(servers(buyer)).isZero();
    panel.chaos().clear();
    await().until(() -> servers(buyer) == 1);
    manage(operator, "cancelOrder", server, Map.of())
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    String task =
        manage(operator, "retryOrder", server, Map.of())
            .path("result.order.task.id")
            .entity(String.class)
            .get();
    assertThat(end(operator, task)).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(1);
    assertThat(events(server)).contains("Its answer was lost; found server ");
  }

  @Test
  void whatCannotBeDecidedWaitsForAPerson() {
    Buyer buyer = buyer();
    end(operator, taskId(place(buyer, Map.of())));
    panel.clearRequests();
    panel.chaos().next(1, "POST /servers", new Fault.SilenceAfterwards());
    GraphQlTester.Response answer = place(buyer, Map.of());
    String server = serverId(answer);
    // Somebody makes one by hand before it is known what became of the call.
    await().until(() -> servers(buyer) == 2);
    PanelUser owner =
        panel
            .world()
            .accounts()
            .byRelation(String.valueOf(buyer.externalId()), false)
            .orElseThrow();
    panel.world().locked(() -> panel.world().add(ServerSpec.named("").owner(owner).allocated()));
    assertThat(end(operator, taskId(answer))).isEqualTo("FAILED");
    assertThat(state(operator, server)).isEqualTo("WAITING");
    assertThat(problem(operator, server)).contains("more than one server");
    int mine =
        panel
            .world()
            .locked(() ->
                panel.world().servers().stream()
                    .filter(each -> Integer.valueOf(owner.id()).equals(each.ownerId()))
                    .mapToInt(each -> each.id())
                    .max()
                    .orElseThrow());
    manage(operator, "cancelOrder", server, Map.of())
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    manage(operator, "resolveOrder", server, Map.of("panelServerId", 999_999))
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("NOT_FOUND");
    String task =
        manage(operator, "resolveOrder", server, Map.of("panelServerId", mine))
            .path("result.order.task.id")
            .entity(String.class)
            .get();
    assertThat(end(operator, task)).isEqualTo("SUCCEEDED");
    assertThat(panelServer(operator, server)).isEqualTo(mine);
  }

  @Test
  void aPanelThatListsNoServersMakesThemAllTheSame() {
    panel.chaos().failAll("GET /servers/user/*", CannedReply.notFoundPage());
    panel.chaos().failAll("GET /servers", CannedReply.notFoundPage());
    Buyer buyer = buyer();
    assertThat(end(operator, taskId(place(buyer, Map.of())))).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(1);
    // An answer that gets lost there is for a person to decide.
    panel.chaos().next(1, "POST /servers", new Fault.ResetAfterwards());
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("FAILED");
    assertThat(problem(operator, serverId(answer))).contains("does not list");
    assertThat(servers(buyer)).isEqualTo(2);
    int made =
        panel
            .world()
            .locked(() ->
                panel.world().servers().stream().mapToInt(each -> each.id()).max().orElseThrow());
    String task =
        manage(operator, "resolveOrder", serverId(answer), Map.of("panelServerId", made))
            .path("result.order.task.id")
            .entity(String.class)
            .get();
    assertThat(end(operator, task)).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(2);
  }

  @Test
  void anotherAccountWithTheAddressWaitsForAPerson() {
    Buyer buyer = buyer();
    panel
        .chaos()
        .next(
            1,
            "POST /users",
            new Fault.Instead(
                CannedReply.of(
                    422,
                    "{\"message\":\"x\",\"errors\":{\"email\":[\"The email has already been"
                        + " taken.\"]}}")));
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("FAILED");
    assertThat(problem(operator, serverId(answer)))
        .contains("already been taken")
        .contains("external relation id " + buyer.externalId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /users/*/byExtRelation", "POST /users"})
  void anAccountWhoseAnswerWasLostIsMadeOnce(String call) {
    Buyer buyer = buyer();
    panel.chaos().next(1, call, new Fault.InsteadAfterwards(CannedReply.serverError()));
    GraphQlTester.Response answer = place(buyer, Map.of());
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    assertThat(
            panel.log().matching("POST /users").stream()
                .filter(request -> request.body().contains(String.valueOf(buyer.externalId())))
                .count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "500", "html", "423"})
  void aBuildThatWasTakenIsNotOrderedTwice(String kind) {
    Buyer buyer = buyer();
    Fault fault =
        switch (kind) {
          case "reset" -> new Fault.ResetAfterwards();
          case "500" -> new Fault.InsteadAfterwards(CannedReply.serverError());
          case "html" -> new Fault.InsteadAfterwards(CannedReply.notFoundPage());
          default -> new Fault.Instead(CannedReply.locked());
        };
    panel.chaos().next(1, "POST /servers/*/build", fault);
    GraphQlTester.Response answer = place(buyer, Map.of("osTemplateId", templateId));
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    int number = panelServer(operator, serverId(answer));
    assertThat(panel.log().count("POST /servers/" + number + "/build"))
        .isEqualTo(kind.equals("423") ? 2 : 1);
    assertThat(servers(buyer)).isEqualTo(1);
  }

  @Test
  void aServerThatVanishesWhileItIsSetUpWaitsForAPerson() {
    Buyer buyer = buyer();
    panel
        .chaos()
        .next(
            1,
            "POST /servers/*/build",
            new Fault.Instead(CannedReply.of(404, "{\"msg\":\"server not found\"}")));
    GraphQlTester.Response answer = place(buyer, Map.of("osTemplateId", templateId));
    assertThat(end(operator, taskId(answer))).isEqualTo("FAILED");
    assertThat(problem(operator, serverId(answer))).contains("no such server");
    // Given up: the server is deleted and the service ends.
    manage(operator, "cancelOrder", serverId(answer), Map.of())
        .path("result.order.state")
        .entity(String.class)
        .isEqualTo("CANCELLED");
    look(operator, serverId(answer))
        .path("server.status")
        .entity(String.class)
        .satisfies(status -> assertThat(status).isIn("TERMINATING", "TERMINATED"));
  }

  @Test
  void anOrderWaitsOutAPanelThatIsAway() {
    Buyer buyer = buyer();
    panel.gone();
    GraphQlTester.Response answer = place(buyer, Map.of());
    String server = serverId(answer);
    look(operator, server).path("server.status").entity(String.class).isEqualTo("PROVISIONING");
    panel.back();
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    assertThat(servers(buyer)).isEqualTo(1);
  }

  @Test
  void anOrderIsStoppedTakenUpAndCancelled() {
    Buyer buyer = buyer();
    panel.chaos().failAll("POST /servers", CannedReply.unavailable());
    GraphQlTester.Response answer = place(buyer, Map.of());
    String server = serverId(answer);
    manage(operator, "cancelOrder", server, Map.of())
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
    stopSoon(server);
    assertThat(end(operator, taskId(answer))).isEqualTo("FAILED");
    assertThat(state(operator, server)).isEqualTo("STOPPED");
    panel.chaos().clear();
    // The panel is asked first what it has made; Slipway trusts it again a moment after it is back.
    await()
        .ignoreExceptions()
        .untilAsserted(() ->
            manage(operator, "cancelOrder", server, Map.of())
                .path("result.order.state")
                .entity(String.class)
                .isEqualTo("CANCELLED"));
    look(operator, server).path("server.status").entity(String.class).isEqualTo("TERMINATED");
    assertThat(servers(buyer)).isZero();
  }

  /** The order may go on at the moment at which it is stopped: then one tries again. */
  private static void stopSoon(String server) {
    for (int i = 0; i < 50; i++) {
      List<String> errors =
          manage(operator, "stopOrder", server, Map.of())
              .path("result.userErrors[*].code")
              .entityList(String.class)
              .get();
      if (errors.isEmpty()) {
        return;
      }
      assertThat(errors).containsExactly("BUSY");
    }
    throw new AssertionError("the order could not be stopped");
  }

  private static GraphQlTester.Response relink(GraphQlCaller caller, String serverId, int number) {
    return caller.query(
        "mutation($input: RelinkServerInput!) { result: relinkServer(input: $input) { server {"
            + " panelServerId } userErrors { code message } } }",
        Map.of("input", Map.of("serverId", serverId, "panelServerId", number)));
  }

  private static GraphQlTester.Response newCustomer(GraphQlCaller caller, long externalId) {
    return caller.query(
        "mutation($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id }"
            + " userErrors { message } } }",
        Map.of(
            "input",
            Map.of(
                "name",
                "Bought elsewhere",
                "email",
                "buyer" + externalId + "@example.com",
                "externalId",
                String.valueOf(externalId))));
  }

  private static String idOf(GraphQlTester.Response answer) {
    answer.path("createCustomer.userErrors[*].message").entityList(String.class).hasSize(0);
    return answer.path("createCustomer.customer.id").entity(String.class).get();
  }

  @Test
  void aBillingSystemDoesItAllWithATokenOfTheScopeAlone() {
    GraphQlCaller billing =
        node.withToken(Stories.createToken(operator, List.of("PROVISIONING"), Map.of()));
    Buyer buyer =
        new Buyer(customers.incrementAndGet(), idOf(newCustomer(billing, customers.get())));
    Map<String, Object> input =
        input(buyer, Map.of("externalId", "by-token", "osTemplateId", templateId));
    order(billing, merged(input, Map.of("dryRun", true)))
        .path("createServer.userErrors")
        .entityList(Object.class)
        .hasSize(0);
    GraphQlTester.Response answer = order(billing, input);
    String server = serverId(answer);
    assertThat(end(operator, taskId(answer))).isEqualTo("SUCCEEDED");
    assertThat(serverId(order(billing, input))).isEqualTo(server);
    assertThat(servers(buyer)).isEqualTo(1);
    int number = panelServer(operator, server);
    GraphQlTester.Response unlinked =
        billing.query(
            "mutation($id: ID!) { result: unlinkServer(input: { serverId: $id }) { server {"
                + " panelServerId } userErrors { code message } } }",
            Map.of("id", server));
    unlinked.path("result.userErrors[*].message").entityList(String.class).hasSize(0);
    look(operator, server).path("server.panelServerId").valueIsNull();
    GraphQlTester.Response linked = relink(billing, server, number);
    linked.path("result.userErrors[*].message").entityList(String.class).hasSize(0);
    assertThat(panelServer(operator, server)).isEqualTo(number);
    // What operators decide about orders is theirs.
    order(billing, Map.of("customerId", buyer.id(), "productId", "prd_x"))
        .path("createServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("NOT_FOUND");
    billing
        .query("{ provisioningOrders { totalCount } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
  }

  @Test
  void aTokenForOneCustomerOrdersForNobodyElse() {
    Buyer own = buyer();
    Buyer other = buyer();
    GraphQlCaller bound =
        node.withToken(
            Stories.createToken(operator, List.of("PROVISIONING"), Map.of("customerId", own.id())));
    refused(order(bound, input(other, Map.of())), "NOT_FOUND", List.of("customerId"));
    newCustomer(bound, customers.incrementAndGet())
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
    assertThat(end(operator, taskId(order(bound, input(own, Map.of()))))).isEqualTo("SUCCEEDED");
    assertThat(servers(own)).isEqualTo(1);
    assertThat(servers(other)).isZero();
    // Nothing is given of what somebody else has ordered, and it is not taken for done.
    String theirs = "svc-of-" + other.externalId();
    assertThat(end(operator, taskId(place(other, Map.of("externalId", theirs)))))
        .isEqualTo("SUCCEEDED");
    for (boolean dryRun : new boolean[] {false, true}) {
      refused(
          order(bound, input(own, Map.of("externalId", theirs, "dryRun", dryRun))),
          "INVALID",
          List.of("externalId"));
    }
  }

  private static Map<String, Object> merged(Map<String, ?> one, Map<String, ?> more) {
    Map<String, Object> both = new HashMap<>(one);
    both.putAll(more);
    return both;
  }

  @Test
  void isForOperatorsAndPartnersOnly() {
    Buyer buyer = buyer();
    GraphQlCaller customer =
        node.signIn("buyer" + buyer.externalId() + "@example.com", Stories.CUSTOMER_PASSWORD);
    order(customer, input(buyer, Map.of()))
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
    customer
        .query("{ provisioningOrders { totalCount } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
  }
}
