package dev.slipway.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.Windows;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.publisher.Flux;

/** New installations from the order to the end of their task. */
class RebuildServerTest {

  private static final long OWNER = 3101;
  private static final long OTHER = 3102;
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxT0v5oXw3b2m1q8rYkLd7c9uFhGzPsNaEeVtQyRiUo demo";

  private static final String ORDER =
      """
      mutation($input: RebuildServerInput!) {
        rebuildServer(input: $input) {
          server { id status activeTask { id } }
          task { id kind state message }
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

  private record Fixture(String id, int panelId) {}

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .timings(Timings.real().atSpeed(40))
            .customer(OWNER, "Signal Box Media")
            .customer(OTHER, "Tidewater Prints")
            .start();
    for (long owner : List.of(OWNER, OTHER)) {
      panel
          .world()
          .locked(() ->
              panel
                  .world()
                  .accounts()
                  .addKey(user(owner), "Key of " + owner, KEY, true, panel.world().now()));
    }
    node = SlipwayNode.start(panel);
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

  private static PanelUser user(long externalId) {
    return panel.world().accounts().byRelation(String.valueOf(externalId), false).orElseThrow();
  }

  private static Fixture server(ServerSpec spec) {
    int panelId = panelServers.incrementAndGet();
    panel.world().locked(() -> panel.world().add(spec.owner(user(OWNER))));
    return new Fixture(Stories.adopt(operator, customerId, panelId), panelId);
  }

  private static Fixture running() {
    return server(ServerSpec.named("machine").runningFor(Duration.ofHours(1)));
  }

  /** The id of a template by its version. */
  private static String template(Fixture server, String version) {
    return customer
        .query(
            "query($id: ID!) { server(id: $id) { osTemplateGroups { templates { id version } } } }",
            Map.of("id", server.id()))
        .path("server.osTemplateGroups[*].templates[?(@.version=='" + version + "')].id")
        .entityList(String.class)
        .get()
        .getFirst();
  }

  private static GraphQlTester.Response rebuild(Fixture server, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>(more);
    input.put("serverId", server.id());
    input.computeIfAbsent("osTemplateId", key -> template(server, "13 (Trixie)"));
    return customer.query(ORDER, Map.of("input", input));
  }

  private static void refused(
      GraphQlTester.Response answer, String code, @Nullable String field, Fixture server) {
    answer.path("rebuildServer.task").valueIsNull();
    answer.path("rebuildServer.userErrors[*].code").entityList(String.class).containsExactly(code);
    if (field != null) {
      answer
          .path("rebuildServer.userErrors[0].field[*]")
          .entityList(String.class)
          .containsExactly(field);
    }
    assertThat(builds(server)).isZero();
  }

  private static int builds(Fixture server) {
    return panel.log().count("POST /servers/" + server.panelId() + "/build");
  }

  private static String taskId(GraphQlTester.Response answer) {
    answer.path("rebuildServer.userErrors[*].message").entityList(String.class).hasSize(0);
    return answer.path("rebuildServer.task.id").entity(String.class).get();
  }

  private static List<String> messages(String taskId) {
    Flux<String> messages =
        customer.subscribe(
            "subscription($id: ID!) { taskUpdated(taskId: $id) { message } }",
            Map.of("id", taskId),
            "taskUpdated.message",
            String.class);
    return Objects.requireNonNull(
        messages.distinctUntilChanged().collectList().block(Duration.ofSeconds(30)));
  }

  private static GraphQlTester.Response page(Fixture server) {
    return customer.query(
        """
        query($id: ID!) {
          server(id: $id) {
            name hostname status operatingSystem { name }
            actions { kind allowed }
            backups { id }
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
  void isFollowedFromTheOrderToTheRunningSystem() {
    Fixture server = running();
    String key =
        customer
            .query("{ viewer { customer { sshKeys { id } } } }")
            .path("viewer.customer.sshKeys[0].id")
            .entity(String.class)
            .get();
    GraphQlTester.Response answer =
        rebuild(
            server,
            Map.of("hostname", "new_1.example.com", "name", " Fresh ", "sshKeyIds", List.of(key)));
    String task = taskId(answer);
    answer.path("rebuildServer.task.kind").entity(String.class).isEqualTo("REBUILD");
    answer.path("rebuildServer.server.status").entity(String.class).isEqualTo("PROVISIONING");
    answer.path("rebuildServer.server.activeTask.id").entity(String.class).isEqualTo(task);
    assertThat(status(server)).isEqualTo("PROVISIONING");

    assertThat(messages(task))
        .contains("The operating system is being installed.")
        .endsWith("The operating system is installed.");
    GraphQlTester.Response after = page(server);
    after.path("server.status").entity(String.class).isEqualTo("ACTIVE");
    after.path("server.name").entity(String.class).isEqualTo("Fresh");
    after.path("server.hostname").entity(String.class).isEqualTo("new1.example.com");
    after.path("server.activity.nodes[0].action").entity(String.class).isEqualTo("server.rebuild");
    after
        .path("server.activity.nodes[0].summary")
        .entity(String.class)
        .isEqualTo("Rebuild with Debian 13 (Trixie) Minimal");
    after.path("server.activity.nodes[0].succeeded").entity(Boolean.class).isEqualTo(true);
    assertThat(
            panel.log().matching("POST /servers/" + server.panelId() + "/build").getFirst().body())
        .contains("\"sshKeys\":[1]", "\"email\":true");
  }

  @Test
  void failsWhereTheInstallationDoesAndCanBeTriedAgain() {
    Fixture server = running();
    panel.server(server.panelId()).buildFails(true);
    assertThat(messages(taskId(rebuild(server, Map.of()))))
        .endsWith("The installation failed. Try again, or ask support.");
    GraphQlTester.Response failed = page(server);
    failed.path("server.status").entity(String.class).isEqualTo("FAILED");
    failed.path("server.activity.nodes[0].succeeded").entity(Boolean.class).isEqualTo(false);
    failed
        .path("server.actions[?(@.allowed==true)].kind")
        .entityList(String.class)
        .contains("REBUILD")
        .doesNotContain("RESTART");

    panel.server(server.panelId()).buildFails(false);
    GraphQlTester.Response tooSoon = rebuild(server, Map.of());
    tooSoon.path("rebuildServer.userErrors[0].code").entity(String.class).isEqualTo("RATE_LIMITED");
    tooSoon
        .path("rebuildServer.userErrors[0].retryAfterSeconds")
        .entity(Integer.class)
        .satisfies(seconds -> assertThat(seconds).isBetween(1, 60));
    node.bean(Windows.class).close("rebuild:" + server.id());
    assertThat(messages(taskId(rebuild(server, Map.of()))))
        .endsWith("The operating system is installed.");
    assertThat(status(server)).isEqualTo("ACTIVE");
  }

  @Test
  void isHowAServerWithoutASystemGetsOne() {
    Fixture server = server(ServerSpec.named("").allocated());
    assertThat(status(server)).isEqualTo("PENDING");
    assertThat(messages(taskId(rebuild(server, Map.of()))))
        .endsWith("The operating system is installed.");
    assertThat(status(server)).isEqualTo("ACTIVE");
  }

  @Test
  void nothingIsBuiltWhereAnythingIsWrong() {
    Fixture server = running();
    refused(rebuild(server, Map.of("osTemplateId", "ost_OTk5")), "INVALID", "osTemplateId", server);
    refused(rebuild(server, Map.of("osTemplateId", "49")), "INVALID", "osTemplateId", server);
    refused(rebuild(server, Map.of("hostname", "-a")), "INVALID", "hostname", server);
    refused(rebuild(server, Map.of("name", " ")), "INVALID", "name", server);
    String otherId = Stories.createCustomer(operator, OTHER, "tidewater@example.com");
    String foreignKey =
        operator
            .query(
                "query($id: ID!) { node(id: $id) { ... on Customer { sshKeys { id } } } }",
                Map.of("id", otherId))
            .path("node.sshKeys[0].id")
            .entity(String.class)
            .get();
    for (String key : List.of(foreignKey, "key_", "2")) {
      refused(rebuild(server, Map.of("sshKeyIds", List.of(key))), "NOT_FOUND", "sshKeyIds", server);
    }
    // None of them used up the window.
    taskId(rebuild(server, Map.of()));
  }

  @Test
  void comesAfterWhatRunsAlreadyAndBeforeNothingElse() {
    Fixture server = running();
    customer.query(
        "mutation($id: ID!) { powerServer(input: { serverId: $id, action: RESTART }) { task { id } } }",
        Map.of("id", server.id()));
    refused(rebuild(server, Map.of()), "BUSY", null, server);
    refused(rebuild(server, Map.of("hostname", "-a")), "INVALID", "hostname", server);
  }

  @Test
  void isRefusedForASuspendedService() {
    Fixture server = running();
    panel.server(server.panelId()).suspended(true);
    refused(rebuild(server, Map.of()), "WRONG_STATUS", null, server);
  }

  @Test
  void whatThePanelRefusesIsData() {
    Fixture server = running();
    panel.chaos().failAll("POST /servers/*/build", CannedReply.locked());
    GraphQlTester.Response answer = rebuild(server, Map.of());
    answer
        .path("rebuildServer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("REJECTED_BY_PANEL");
    assertThat(status(server)).isEqualTo("ACTIVE");
  }

  @Test
  void aPanelThatGivesNoTemplatesIsData() {
    Fixture server = running();
    panel.chaos().failAll("GET /servers/*/templates", CannedReply.serverError());
    refused(rebuild(server, Map.of("osTemplateId", "ost_NjE")), "PANEL_UNAVAILABLE", null, server);
  }

  @Test
  void aRetryWithTheSameIdBuildsNothing() {
    Fixture server = running();
    Map<String, Object> input = Map.of("clientMutationId", "once-" + server.id());
    String first = taskId(rebuild(server, input));
    assertThat(taskId(rebuild(server, input))).isEqualTo(first);
    assertThat(builds(server)).isEqualTo(1);
  }

  @Test
  void backupsAreReadAnewAfterwards() {
    Fixture server = running();
    status(server);
    status(server);
    String backups = "GET /backups/server/" + server.panelId();
    assertThat(panel.log().count(backups)).isEqualTo(1);
    taskId(rebuild(server, Map.of()));
    status(server);
    assertThat(panel.log().count(backups)).isEqualTo(2);
  }
}
