package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.graphql.ResponseError;
import reactor.test.StepVerifier;

/** Another customer's server, task and account answer exactly like ones that do not exist. */
class ForeignServerTest {

  private static final String UNKNOWN = "srv_01arz3ndektsv4rrffq69g5fav";
  private static final String MALFORMED = "12";

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller customer;
  private static String foreignServer;
  private static String foreignTask;
  private static String foreignCustomer;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    GraphQlCaller operator = node.operator();
    Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    foreignCustomer = Stories.createCustomer(operator, DemoWorld.NORTHWIND, "shop@example.com");
    foreignServer = Stories.adopt(operator, foreignCustomer, DemoWorld.OTHER_RUNNING);
    foreignTask =
        operator
            .query(
                "mutation($id: ID!) { powerServer(input: { serverId: $id, action: RESTART }) { task { id } } }",
                Map.of("id", foreignServer))
            .path("powerServer.task.id")
            .entity(String.class)
            .get();
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  static Stream<String> ids() {
    return Stream.of(foreignServer, foreignTask, foreignCustomer, UNKNOWN, MALFORMED, "");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void queriesGiveNullWithoutAnError(String id) {
    for (String field : List.of("server", "node", "task")) {
      var answer =
          customer.query("query($id: ID!) { " + field + "(id: $id) { id } }", Map.of("id", id));
      answer.errors().verify();
      answer.path(field).valueIsNull();
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void mutationsSayNotFoundAndNothingElse(String id) {
    panel.clearRequests();
    for (String mutation :
        List.of(
            "powerServer(input: { serverId: $id, action: POWER_OFF })",
            "renameServer(input: { serverId: $id, name: \"\" })",
            "rebuildServer(input: { serverId: $id, osTemplateId: \"\", sshKeyIds: [\"\"] })")) {
      var answer =
          customer.query(
              "mutation($id: ID!) { r: "
                  + mutation
                  + " { server { id } userErrors { code field message } } }",
              Map.of("id", id));
      answer.path("r.server").valueIsNull();
      answer.path("r.userErrors[*].code").entityList(String.class).containsExactly("NOT_FOUND");
      answer
          .path("r.userErrors[0].message")
          .entity(String.class)
          .isEqualTo("There is no such server. Check the id.");
    }
    assertThat(panel.log().count("/servers/*/**")).isZero();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void subscriptionsSayNotFound(String id) {
    for (String subscription :
        List.of(
            "liveStats(serverId: $id) { sampledAt }",
            "serverUpdated(serverId: $id) { id }",
            "taskUpdated(taskId: $id) { id }")) {
      StepVerifier.create(
              customer.subscribe(
                  "subscription($id: ID!) { " + subscription + " }",
                  Map.of("id", id),
                  "",
                  Object.class))
          .expectErrorSatisfies(error ->
              assertThat(error.toString() + error.getMessage()).contains("There is no such"))
          .verify(Duration.ofSeconds(10));
    }
  }

  @Test
  void listsHoldNothingOfOthers() {
    var answer =
        customer.query(
            """
            query($c: ID) {
              servers(filter: { customerId: $c }) { totalCount }
              viewer { customer { servers(filter: { customerId: $c }) { totalCount } } }
            }
            """,
            Map.of("c", foreignCustomer));
    answer.path("servers.totalCount").entity(Integer.class).isEqualTo(0);
    answer.path("viewer.customer.servers.totalCount").entity(Integer.class).isEqualTo(0);
  }

  @Test
  void changesOfOthersServersAreNotTold() {
    var updates =
        customer.subscribe(
            "subscription { serverUpdated { id } }", Map.of(), "serverUpdated.id", String.class);
    StepVerifier.create(updates)
        .thenAwait(Duration.ofMillis(800))
        .then(
            () -> node.operator().query("{ server(id: \"%s\") { name } }".formatted(foreignServer)))
        .then(() -> panel.server(DemoWorld.OTHER_RUNNING).name("Told to its owner only"))
        .then(
            () -> node.operator().query("{ server(id: \"%s\") { name } }".formatted(foreignServer)))
        .expectNoEvent(Duration.ofSeconds(1))
        .thenCancel()
        .verify(Duration.ofSeconds(10));
  }

  @Test
  void operatorsQueriesAreForbiddenToCustomers() {
    for (String query :
        List.of(
            "{ customers { totalCount } }",
            "{ connections { name } }",
            "mutation { adoptServer(input: { customerId: \"x\", panelServerId: 1 }) { server { id } } }",
            "mutation { createCustomer(input: { name: \"\", email: \"\", externalId: \"\" }) { customer { id } } }")) {
      customer
          .query(query)
          .errors()
          .satisfy(errors ->
              assertThat(errors).extracting(ForeignServerTest::code).containsExactly("FORBIDDEN"));
    }
  }

  @Test
  void whoIsNotSignedInGetsUnauthenticatedWhateverTheId() {
    for (String query :
        List.of(
            "{ servers { totalCount } }",
            "{ server(id: \"" + foreignServer + "\") { id } }",
            "{ node(id: \"" + UNKNOWN + "\") { id } }",
            "{ customers { totalCount } }",
            "mutation { renameServer(input: { serverId: \"x\", name: \"y\" }) { server { id } } }")) {
      node.anonymous()
          .query(query)
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .extracting(ForeignServerTest::code)
                  .containsExactly("UNAUTHENTICATED"));
    }
    node.anonymous().query("{ viewer { id } }").path("viewer").valueIsNull();
  }

  private static @Nullable Object code(ResponseError error) {
    return error.getExtensions().get("code");
  }
}
