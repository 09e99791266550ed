package dev.slipway.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Power actions from the order to the end of their task. */
class PowerServerTest {

  private static final long OWNER = 3001;

  private static final String ORDER =
      """
      mutation($input: PowerServerInput!) {
        powerServer(input: $input) {
          server { id activeTask { id } }
          task { id kind state message server { id } startedAt finishedAt }
          clientMutationId
          userErrors { code field message retryAfterSeconds }
        }
      }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;
  private static final AtomicInteger panelServers = new AtomicInteger();

  /**
   * A server of the panel with its id at Slipway; each test has its own, as windows outlast tests.
   */
  private record Fixture(String id, int panelId) {}

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .timings(Timings.real().atSpeed(20))
            .customer(OWNER, "Signal Box Media")
            .start();
    node = SlipwayNode.start(panel, Map.of("slipway.power.shutdown-timeout", "2s"));
    operator = node.operator();
    customerId = Stories.createCustomer(operator, OWNER, "signal@example.com");
    customer = node.signIn("signal@example.com", Stories.CUSTOMER_PASSWORD);
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

  private static Fixture server(boolean running) {
    int panelId = panelServers.incrementAndGet();
    ServerSpec spec = ServerSpec.named("machine-" + panelId);
    panel
        .world()
        .locked(() ->
            panel
                .world()
                .add(
                    (running
                            ? spec.runningFor(Duration.ofHours(1))
                            : spec.stoppedFor(Duration.ofHours(1)))
                        .owner(
                            panel
                                .world()
                                .accounts()
                                .byRelation(String.valueOf(OWNER), false)
                                .orElseThrow())));
    return new Fixture(Stories.adopt(operator, customerId, panelId), panelId);
  }

  private static GraphQlTester.Response order(String serverId, String action) {
    return customer.query(ORDER, Map.of("input", Map.of("serverId", serverId, "action", action)));
  }

  private static String taskId(GraphQlTester.Response answer) {
    answer.path("powerServer.userErrors[*].message").entityList(String.class).hasSize(0);
    return answer.path("powerServer.task.id").entity(String.class).get();
  }

  private static void refused(GraphQlTester.Response answer, String code) {
    answer.path("powerServer.task").valueIsNull();
    answer.path("powerServer.server").valueIsNull();
    answer.path("powerServer.userErrors[*].code").entityList(String.class).containsExactly(code);
  }

  private static Flux<String> states(String taskId) {
    return customer.subscribe(
        "subscription($id: ID!) { taskUpdated(taskId: $id) { state } }",
        Map.of("id", taskId),
        "taskUpdated.state",
        String.class);
  }

  private static @Nullable String end(String taskId) {
    return states(taskId).last().block(Duration.ofSeconds(20));
  }

  private static String powerState(String serverId) {
    return customer
        .query("query($id: ID!) { server(id: $id) { powerState } }", Map.of("id", serverId))
        .path("server.powerState")
        .entity(String.class)
        .get();
  }

  @Test
  void aRestartIsFollowedToItsEndAndTheServerIsSeenGoingDownAndComingUp() {
    Fixture server = server(true);
    List<String> seen =
        customer
            .subscribe(
                "subscription($id: ID) { serverUpdated(serverId: $id) { powerState activeTask { id } } }",
                Map.of("id", server.id()),
                "serverUpdated.powerState",
                String.class)
            .doOnSubscribe(subscription ->
                Thread.ofVirtual()
                    .start(() -> {
                      sleep(600);
                      order(server.id(), "RESTART");
                    }))
            .distinctUntilChanged()
            .take(3)
            .collectList()
            .block(Duration.ofSeconds(20));
    assertThat(seen).containsExactly("RUNNING", "STOPPED", "RUNNING");
  }

  @Test
  void tasksSucceedWhenTheServerHasReachedTheState() {
    Fixture server = server(false);
    GraphQlTester.Response answer = order(server.id(), "BOOT");
    answer.path("powerServer.server.activeTask.id").hasValue();
    answer.path("powerServer.task.kind").entity(String.class).isEqualTo("BOOT");
    answer.path("powerServer.task.server.id").entity(String.class).isEqualTo(server.id());
    String task = taskId(answer);
    assertThat(end(task)).isEqualTo("SUCCEEDED");
    assertThat(powerState(server.id())).isEqualTo("RUNNING");
    var ended =
        customer.query(
            "query($id: ID!) { task(id: $id) { state progressPercent message finishedAt } node(id: $id) { id } }",
            Map.of("id", task));
    ended.path("task.progressPercent").entity(Integer.class).isEqualTo(100);
    ended.path("task.message").entity(String.class).isEqualTo("The server is running.");
    ended.path("task.finishedAt").hasValue();
    ended.path("node.id").entity(String.class).isEqualTo(task);
    // A task that has ended is sent once, and the subscription completes.
    StepVerifier.create(states(task))
        .expectNext("SUCCEEDED")
        .expectComplete()
        .verify(Duration.ofSeconds(5));
  }

  @Test
  void aShutdownThatTheGuestIgnoresFailsAndSaysSo() {
    Fixture server = server(true);
    panel.server(server.panelId()).ignoresShutdown(true);
    String task = taskId(order(server.id(), "SHUTDOWN"));
    assertThat(end(task)).isEqualTo("FAILED");
    customer
        .query("query($id: ID!) { task(id: $id) { message } }", Map.of("id", task))
        .path("task.message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains("ignored the request", "Force it off"));
    customer
        .query(
            "query($id: ID!) { server(id: $id) { activity { nodes { action succeeded } } } }",
            Map.of("id", server.id()))
        .path("server.activity.nodes[0].succeeded")
        .entity(Boolean.class)
        .isEqualTo(false);
  }

  @Test
  void anOrderThatThePanelCanNotCarryOutFails() {
    Fixture server = server(true);
    panel.server(server.panelId()).taskFails(true);
    assertThat(end(taskId(order(server.id(), "POWER_OFF")))).isEqualTo("FAILED");
  }

  @Test
  void aServerWithARunningTaskIsBusyAndCanStillBeRenamed() {
    Fixture server = server(true);
    String task = taskId(order(server.id(), "RESTART"));
    refused(order(server.id(), "POWER_OFF"), "BUSY");
    var actions =
        customer.query(
            "query($id: ID!) { server(id: $id) { actions { kind allowed reason } } }",
            Map.of("id", server.id()));
    actions
        .path("server.actions[?(@.allowed==true)].kind")
        .entityList(String.class)
        .containsExactly("RENAME", "OPEN_CONSOLE", "RESET_PANEL_PASSWORD", "PANEL_LOGIN");
    customer
        .query(
            "mutation($id: ID!) { renameServer(input: { serverId: $id, name: \" Busy but renamed \" }) { server { name } userErrors { code } } }",
            Map.of("id", server.id()))
        .path("renameServer.server.name")
        .entity(String.class)
        .isEqualTo("Busy but renamed");
    assertThat(end(task)).isEqualTo("SUCCEEDED");
  }

  @Test
  void aSecondOrderWithinTenSecondsIsRateLimited() {
    Fixture server = server(true);
    end(taskId(order(server.id(), "POWER_OFF")));
    var answer = order(server.id(), "BOOT");
    refused(answer, "RATE_LIMITED");
    answer
        .path("powerServer.userErrors[0].retryAfterSeconds")
        .entity(Integer.class)
        .satisfies(seconds -> assertThat(seconds).isBetween(1, 10));
  }

  @Test
  void whatThePowerStateMakesPointlessIsRefusedOnAFreshRead() {
    Fixture running = server(true);
    refused(order(running.id(), "BOOT"), "WRONG_STATUS");
    Fixture stopped = server(true);
    panel.server(stopped.panelId()).running(false);
    refused(order(stopped.id(), "SHUTDOWN"), "WRONG_STATUS");
    assertThat(panel.log().count("POST /servers/" + stopped.panelId() + "/power/*")).isZero();
  }

  @Test
  void withAnUnknownPowerStateEverythingIsAllowed() {
    Fixture server = server(true);
    panel.server(server.panelId()).liveStateMissing(true);
    customer
        .query(
            "query($id: ID!) { server(id: $id) { powerState actions { kind allowed } } }",
            Map.of("id", server.id()))
        // This host offers no reverse DNS.
        .path("server.actions[?(@.kind != 'SET_REVERSE_DNS')].allowed")
        .entityList(Boolean.class)
        .satisfies(allowed -> assertThat(allowed).containsOnly(true));
  }

  @Test
  void aSuspendedServiceIsRefused() {
    Fixture server = server(true);
    panel.server(server.panelId()).suspended(true);
    refused(order(server.id(), "RESTART"), "WRONG_STATUS");
    // Now that it is known, the refusal does not even use up the window.
    refused(order(server.id(), "RESTART"), "WRONG_STATUS");
  }

  @Test
  void aServerThatThePanelHasDeletedIsNotProvisioned() {
    Fixture server = server(true);
    panel.server(server.panelId()).delete();
    refused(order(server.id(), "RESTART"), "NOT_PROVISIONED");
    customer
        .query("query($id: ID!) { server(id: $id) { status } }", Map.of("id", server.id()))
        .path("server.status")
        .entity(String.class)
        .isEqualTo("TERMINATED");
  }

  @Test
  void whatThePanelRefusesIsDataAndIsRemembered() {
    Fixture server = server(true);
    panel.chaos().failAll("POST /servers/*/power/*", CannedReply.locked());
    var answer = order(server.id(), "RESTART");
    refused(answer, "REJECTED_BY_PANEL");
    answer
        .path("powerServer.userErrors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains("locked").doesNotContain("msg"));
    var after =
        customer.query(
            "query($id: ID!) { server(id: $id) { activeTask { id } activity { nodes { action succeeded } } } }",
            Map.of("id", server.id()));
    after.path("server.activeTask").valueIsNull();
    after.path("server.activity.nodes[0].action").entity(String.class).isEqualTo("server.restart");
    after.path("server.activity.nodes[0].succeeded").entity(Boolean.class).isEqualTo(false);
  }

  @Test
  void aPanelThatIsAwayIsDataToo() {
    Fixture server = server(true);
    panel.chaos().failAll("POST /servers/*/power/*", CannedReply.badGateway());
    refused(order(server.id(), "RESTART"), "PANEL_UNAVAILABLE");
    assertThat(panel.log().count("POST /servers/" + server.panelId() + "/power/*"))
        .as("an order is never repeated by itself")
        .isEqualTo(1);
  }

  @Test
  void aRetryWithTheSameIdGivesTheFirstOutcomeAndOrdersNothing() {
    Fixture server = server(true);
    String id = UUID.randomUUID().toString();
    Map<String, Object> input =
        Map.of("serverId", server.id(), "action", "RESTART", "clientMutationId", id);
    var first = customer.query(ORDER, Map.of("input", input));
    var again = customer.query(ORDER, Map.of("input", input));
    assertThat(taskId(again)).isEqualTo(taskId(first));
    again.path("powerServer.clientMutationId").entity(String.class).isEqualTo(id);
    assertThat(panel.log().count("POST /servers/" + server.panelId() + "/power/*")).isEqualTo(1);
    var other =
        customer.query(
            ORDER,
            Map.of(
                "input",
                Map.of("serverId", server.id(), "action", "POWER_OFF", "clientMutationId", id)));
    refused(other, "INVALID");
    other
        .path("powerServer.userErrors[0].field[0]")
        .entity(String.class)
        .isEqualTo("clientMutationId");
  }

  @Test
  void ordersAtTheSameMomentLeadToOneTask() {
    Fixture server = server(true);
    List<String> outcomes =
        Flux.range(0, 8)
            .flatMap(i ->
                Flux.defer(() ->
                        Flux.fromIterable(
                            order(server.id(), "RESTART")
                                .path("powerServer.userErrors[*].code")
                                .entityList(String.class)
                                .get()))
                    .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
            .collectList()
            .block(Duration.ofSeconds(20));
    assertThat(outcomes).hasSize(7).containsAnyOf("BUSY", "RATE_LIMITED");
    assertThat(panel.log().count("POST /servers/" + server.panelId() + "/power/*")).isEqualTo(1);
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
