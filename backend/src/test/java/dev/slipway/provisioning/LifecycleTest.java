package dev.slipway.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Suspending, unsuspending and terminating, by who sells the service. */
class LifecycleTest {

  private static final long OWNER = 6101;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;

  private record Fixture(String id, int panelId) {}

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .timings(Timings.real().atSpeed(40))
            .customer(OWNER, "Quayside Books")
            .start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    customerId = Stories.createCustomer(operator, OWNER, "quayside@example.com");
    customer = node.signIn("quayside@example.com", Stories.CUSTOMER_PASSWORD);
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

  private static Fixture running() {
    PanelUser owner =
        panel.world().accounts().byRelation(String.valueOf(OWNER), false).orElseThrow();
    int id =
        panel
            .world()
            .locked(() ->
                panel
                    .world()
                    .add(ServerSpec.named("box").owner(owner).runningFor(Duration.ofHours(1)))
                    .id());
    return new Fixture(Stories.adopt(operator, customerId, id), id);
  }

  private static GraphQlTester.Response order(String mutation, Fixture server) {
    return order(operator, mutation, server, Map.of());
  }

  private static GraphQlTester.Response order(
      GraphQlCaller caller, String mutation, Fixture server, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>(more);
    input.put("serverId", server.id());
    String type =
        mutation.equals("terminateServer") ? "TerminateServerInput" : "ServerLifecycleInput";
    return caller.query(
        """
        mutation($input: %s!) {
          result: %s(input: $input) {
            server { id status terminatesAt }
            task { id kind state message }
            clientMutationId
            userErrors { code field message }
          }
        }
        """
            .formatted(type, mutation),
        Map.of("input", input));
  }

  private static void refused(GraphQlTester.Response answer, String code) {
    answer.path("result.task").valueIsNull();
    answer.path("result.userErrors[*].code").entityList(String.class).containsExactly(code);
  }

  private static String end(GraphQlTester.Response answer) {
    answer.path("result.userErrors[*].message").entityList(String.class).hasSize(0);
    String task = answer.path("result.task.id").entity(String.class).get();
    List<String> ends =
        operator
            .subscribe(
                "subscription($id: ID!) { taskUpdated(taskId: $id) { state } }",
                Map.of("id", task),
                "taskUpdated.state",
                String.class)
            .collectList()
            .block(Duration.ofSeconds(40));
    return Objects.requireNonNull(ends).getLast();
  }

  private static GraphQlTester.Response page(Fixture server) {
    return operator.query(
        """
        query($id: ID!) {
          server(id: $id) {
            status panelServerId missingSince terminatesAt
            actions { kind allowed reason }
            lifecycleActions { kind allowed reason }
            activity { nodes { action summary succeeded } }
          }
        }
        """,
        Map.of("id", server.id()));
  }

  private static String status(Fixture server) {
    return page(server).path("server.status").entity(String.class).get();
  }

  @Test
  void aServiceIsSuspendedAndUnsuspended() {
    Fixture server = running();
    GraphQlTester.Response answer = order("suspendServer", server);
    answer.path("result.task.kind").entity(String.class).isEqualTo("SUSPEND");
    answer.path("result.server.status").entity(String.class).isEqualTo("SUSPENDED");
    assertThat(end(answer)).isEqualTo("SUCCEEDED");
    assertThat(status(server)).isEqualTo("SUSPENDED");
    page(server)
        .path("server.actions[?(@.allowed==true)].kind")
        .entityList(String.class)
        .hasSize(0);
    page(server)
        .path("server.lifecycleActions[?(@.allowed==true)].kind")
        .entityList(String.class)
        .containsExactly("UNSUSPEND", "TERMINATE", "UNLINK");
    refused(order("suspendServer", server), "WRONG_STATUS");

    assertThat(end(order("unsuspendServer", server))).isEqualTo("SUCCEEDED");
    assertThat(status(server)).isEqualTo("ACTIVE");
    refused(order("unsuspendServer", server), "WRONG_STATUS");
    page(server)
        .path("server.activity.nodes[*].action")
        .entityList(String.class)
        .contains("server.suspend", "server.unsuspend");
  }

  @Test
  void whatSomebodyDidOnThePanelCounts() {
    Fixture server = running();
    status(server);
    panel.server(server.panelId()).suspended(true);
    // Still known as active here; a fresh look shows better.
    assertThat(end(order("unsuspendServer", server))).isEqualTo("SUCCEEDED");
    assertThat(status(server)).isEqualTo("ACTIVE");
  }

  @Test
  void aTerminatedServerIsStillFoundByItsId() {
    Fixture server = running();
    GraphQlTester.Response answer =
        order(operator, "terminateServer", server, Map.of("delayMinutes", 0));
    answer.path("result.server.status").entity(String.class).isEqualTo("TERMINATING");
    assertThat(end(answer)).isEqualTo("SUCCEEDED");
    assertThat(status(server)).isEqualTo("TERMINATED");
    page(server).path("server.missingSince").valueIsNull();
    page(server).path("server.panelServerId").entity(Integer.class).isEqualTo(server.panelId());
    assertThat(panel.log().count("DELETE /servers/" + server.panelId() + "?delay=0")).isOne();
    refused(order("terminateServer", server), "NOT_PROVISIONED");
    refused(order("suspendServer", server), "NOT_PROVISIONED");
  }

  @Test
  void theDelayIsAlwaysSentAndTheServerIsOutOfReachMeanwhile() {
    Fixture server = running();
    GraphQlTester.Response answer = order("terminateServer", server);
    answer.path("result.server.terminatesAt").hasValue();
    assertThat(panel.log().count("DELETE /servers/" + server.panelId() + "?delay=5")).isOne();
    assertThat(status(server)).isEqualTo("TERMINATING");
    refused(order("suspendServer", server), "WRONG_STATUS");
    refused(order("terminateServer", server), "WRONG_STATUS");
    customer
        .query(
            "mutation($id: ID!) { renameServer(input: { serverId: $id, name: \"x\" }) { userErrors"
                + " { code } } }",
            Map.of("id", server.id()))
        .path("renameServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("WRONG_STATUS");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 43_801})
  void aDelayThatThePanelDoesNotTakeIsInvalid(int minutes) {
    Fixture server = running();
    GraphQlTester.Response answer =
        order(operator, "terminateServer", server, Map.of("delayMinutes", minutes));
    refused(answer, "INVALID");
    answer
        .path("result.userErrors[0].field[*]")
        .entityList(String.class)
        .containsExactly("delayMinutes");
    assertThat(panel.log().count("DELETE /servers/" + server.panelId())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server not found", "  Server Not Found "})
  void aServerThatThePanelLostCanBeSuspendedButNotUnsuspended(String words) {
    Fixture server = running();
    panel.chaos().failAll("/servers/" + server.panelId() + "/**", gone(words));
    panel.chaos().failAll("GET /servers/" + server.panelId(), gone(words));
    assertThat(end(order("suspendServer", server))).isEqualTo("SUCCEEDED");
    page(server).path("server.missingSince").hasValue();
    page(server).path("server.panelServerId").entity(Integer.class).isEqualTo(server.panelId());
    refused(order("unsuspendServer", server), "NOT_PROVISIONED");
    page(server).path("server.activity.nodes[0].succeeded").entity(Boolean.class).isEqualTo(false);
    // A second suspension is as good as the first.
    assertThat(end(order("suspendServer", server))).isEqualTo("SUCCEEDED");
  }

  private static CannedReply gone(String words) {
    return CannedReply.of(404, "{\"msg\":\"" + words + "\"}");
  }

  @Test
  void terminatingAServerThatThePanelLostSucceeds() {
    Fixture server = running();
    panel.chaos().failAll("DELETE /servers/" + server.panelId(), gone("server not found"));
    GraphQlTester.Response answer = order("terminateServer", server);
    assertThat(end(answer)).isEqualTo("SUCCEEDED");
    answer.path("result.server.status").entity(String.class).isEqualTo("TERMINATED");
    page(server).path("server.missingSince").valueIsNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"suspendServer", "unsuspendServer", "terminateServer"})
  void whatThePanelSaysIsData(String mutation) {
    Fixture server = running();
    if (mutation.equals("unsuspendServer")) {
      panel.server(server.panelId()).suspended(true);
    }
    String calls = "POST /servers/" + server.panelId() + "/*";
    for (String call : List.of(calls, "DELETE /servers/" + server.panelId())) {
      panel.chaos().next(1, call, instead(CannedReply.locked()));
      panel.chaos().next(1, call, instead(CannedReply.notFoundPage()));
      panel.chaos().next(1, call, instead(CannedReply.of(404, "{\"msg\":\"no such thing\"}")));
      panel.chaos().next(1, call, instead(CannedReply.serverError()));
    }
    refused(order(mutation, server), "REJECTED_BY_PANEL");
    refused(order(mutation, server), "PANEL_UNAVAILABLE");
    refused(order(mutation, server), "REJECTED_BY_PANEL");
    refused(order(mutation, server), "PANEL_UNAVAILABLE");
    // Nothing is left of them: the next one goes through.
    assertThat(
            order(mutation, server).path("result.task.kind").entity(String.class).get() + "Server")
        .isEqualToIgnoringCase(mutation);
  }

  private static dev.slipway.simulator.chaos.Fault instead(CannedReply reply) {
    return new dev.slipway.simulator.chaos.Fault.Instead(reply);
  }

  @Test
  void isBusyWhileATaskRuns() {
    Fixture server = running();
    customer.query(
        "mutation($id: ID!) { powerServer(input: { serverId: $id, action: RESTART }) { task { id }"
            + " } }",
        Map.of("id", server.id()));
    refused(order("suspendServer", server), "BUSY");
    refused(order("terminateServer", server), "BUSY");
  }

  @Test
  void isNotForCustomers() {
    Fixture server = running();
    for (String mutation : List.of("suspendServer", "unsuspendServer", "terminateServer")) {
      order(customer, mutation, server, Map.of())
          .errors()
          .satisfy(errors ->
              assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
    }
    assertThat(panel.log().count("POST /servers/" + server.panelId() + "/*")).isZero();
  }

  @Test
  void aRetryWithTheSameIdOrdersNothing() {
    Fixture server = running();
    Map<String, Object> input = Map.of("clientMutationId", "once-" + server.id());
    String first =
        order(operator, "suspendServer", server, input)
            .path("result.task.id")
            .entity(String.class)
            .get();
    order(operator, "suspendServer", server, input)
        .path("result.task.id")
        .entity(String.class)
        .isEqualTo(first);
    assertThat(panel.log().count("POST /servers/" + server.panelId() + "/suspend")).isOne();
  }
}
