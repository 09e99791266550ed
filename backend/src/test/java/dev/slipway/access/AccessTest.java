package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.model.GuestKind;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Passwords that are shown once, and the way to the panel. */
class AccessTest {

  private static final long OWNER = 3201;

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
            .timings(Timings.real().atSpeed(20))
            .customer(OWNER, "Signal Box Media")
            .start();
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

  private static Fixture server(ServerSpec spec) {
    int panelId = panelServers.incrementAndGet();
    PanelUser owner =
        panel.world().accounts().byRelation(String.valueOf(OWNER), false).orElseThrow();
    panel.world().locked(() -> panel.world().add(spec.owner(owner)));
    return new Fixture(Stories.adopt(operator, customerId, panelId), panelId);
  }

  private static Fixture running() {
    return server(ServerSpec.named("machine").runningFor(Duration.ofHours(1)));
  }

  private static GraphQlTester.Response serverPassword(Fixture server, @Nullable String retryId) {
    Map<String, Object> input = new HashMap<>(Map.of("serverId", server.id(), "user", "ROOT"));
    if (retryId != null) {
      input.put("clientMutationId", retryId);
    }
    return customer.query(
        """
        mutation($input: ResetServerPasswordInput!) {
          resetServerPassword(input: $input) {
            password task { id kind } userErrors { code retryAfterSeconds }
          }
        }
        """,
        Map.of("input", input));
  }

  private static GraphQlTester.Response panelPassword(Fixture server, @Nullable String retryId) {
    Map<String, Object> input = new HashMap<>(Map.of("serverId", server.id()));
    if (retryId != null) {
      input.put("clientMutationId", retryId);
    }
    return customer.query(
        """
        mutation($input: ResetPanelPasswordInput!) {
          resetPanelPassword(input: $input) { email password userErrors { code } }
        }
        """,
        Map.of("input", input));
  }

  private static GraphQlTester.Response login(Fixture server) {
    return customer.query(
        """
        mutation($input: CreatePanelLoginInput!) {
          createPanelLogin(input: $input) { url expiresAt userErrors { code message } }
        }
        """,
        Map.of("input", Map.of("serverId", server.id())));
  }

  private static void refused(GraphQlTester.Response answer, String mutation, String code) {
    answer.path(mutation + ".userErrors[*].code").entityList(String.class).containsExactly(code);
  }

  private static @Nullable String end(String taskId) {
    return customer
        .subscribe(
            "subscription($id: ID!) { taskUpdated(taskId: $id) { state } }",
            Map.of("id", taskId),
            "taskUpdated.state",
            String.class)
        .blockLast(Duration.ofSeconds(20));
  }

  private static List<String> activity(Fixture server) {
    return customer
        .query(
            "query($id: ID!) { server(id: $id) { activity { nodes { action succeeded } } } }",
            Map.of("id", server.id()))
        .path("server.activity.nodes[*].action")
        .entityList(String.class)
        .get();
  }

  @Test
  void aServersPasswordIsShownOnceAndItsTaskFollowed() {
    Fixture server = running();
    GraphQlTester.Response first = serverPassword(server, "first");
    String password = first.path("resetServerPassword.password").entity(String.class).get();
    assertThat(password).hasSize(20);
    first.path("resetServerPassword.task.kind").entity(String.class).isEqualTo("RESET_PASSWORD");
    String task = first.path("resetServerPassword.task.id").entity(String.class).get();
    GraphQlTester.Response again = serverPassword(server, "first");
    again.path("resetServerPassword.password").valueIsNull();
    again.path("resetServerPassword.task.id").entity(String.class).isEqualTo(task);
    assertThat(end(task)).isEqualTo("SUCCEEDED");
    assertThat(activity(server)).startsWith("server.reset-password");
    assertThat(panel.log().matching("POST /servers/*/resetPassword").getLast().body())
        .isEqualTo("{\"user\":\"root\",\"sendMail\":true}");
    refused(serverPassword(server, null), "resetServerPassword", "RATE_LIMITED");
  }

  @Test
  void aGuestThatDoesNotTakeThePasswordFailsTheTask() {
    Fixture server =
        server(
            ServerSpec.named("silent").runningFor(Duration.ofHours(1)).guest(GuestKind.NO_AGENT));
    assertThat(
            end(
                serverPassword(server, null)
                    .path("resetServerPassword.task.id")
                    .entity(String.class)
                    .get()))
        .isEqualTo("FAILED");
  }

  @Test
  void aServerThatIsBusyGetsNoPasswordButItsPanelIsOpen() {
    Fixture server = running();
    customer.query(
        "mutation($id: ID!) { powerServer(input: { serverId: $id, action: RESTART }) { task { id } } }",
        Map.of("id", server.id()));
    refused(serverPassword(server, null), "resetServerPassword", "BUSY");
    login(server).path("createPanelLogin.url").hasValue();
  }

  @Test
  void thePanelsPasswordIsShownOnce() {
    Fixture server = running();
    GraphQlTester.Response first = panelPassword(server, "once");
    first
        .path("resetPanelPassword.email")
        .entity(String.class)
        .isEqualTo("hosting@signal-box-media.example");
    first.path("resetPanelPassword.password").entity(String.class).matches(p -> p.length() == 20);
    GraphQlTester.Response again = panelPassword(server, "once");
    again.path("resetPanelPassword.password").valueIsNull();
    again.path("resetPanelPassword.email").hasValue();
    assertThat(panel.log().count("POST /users/" + OWNER + "/byExtRelation/resetPassword"))
        .isEqualTo(1);
    refused(panelPassword(server, null), "resetPanelPassword", "RATE_LIMITED");
    assertThat(activity(server)).startsWith("server.reset-panel-password");
  }

  @Test
  void aLoginLeadsToThePanelAndSaysHowLong() {
    Fixture server = running();
    Instant before = Instant.now();
    GraphQlTester.Response answer = login(server);
    answer
        .path("createPanelLogin.url")
        .entity(String.class)
        .satisfies(url -> assertThat(url).startsWith(panel.baseUrl() + "/token_authenticate/?1="));
    answer
        .path("createPanelLogin.expiresAt")
        .entity(Instant.class)
        .satisfies(
            at -> assertThat(at).isBetween(before.plusSeconds(58), Instant.now().plusSeconds(61)));
    refused(login(server), "createPanelLogin", "RATE_LIMITED");
    assertThat(activity(server)).startsWith("server.panel-login");
  }

  @Test
  void aLoginThatLeadsElsewhereIsRefused() {
    Fixture server = running();
    panel
        .chaos()
        .failAll(
            "POST /users/*/serverAuthenticationTokens/*",
            new CannedReply(
                200,
                "application/json",
                Map.of(),
                "{\"data\":{\"authentication\":{\"endpoint_complete\":\"@evil.example/\"}}}"));
    GraphQlTester.Response answer = login(server);
    answer.path("createPanelLogin.url").valueIsNull();
    refused(answer, "createPanelLogin", "PANEL_UNAVAILABLE");
  }

  @Test
  void aCustomerWithoutAnAccountOnThePanelIsTold() {
    Fixture server = running();
    CannedReply none =
        new CannedReply(
            404, "application/json", Map.of(), "{\"msg\":\"ext_relation_id not found\"}");
    panel.chaos().failAll("POST /users/**", none);
    refused(panelPassword(server, null), "resetPanelPassword", "REJECTED_BY_PANEL");
    refused(login(server), "createPanelLogin", "REJECTED_BY_PANEL");
  }

  @Test
  void aSuspendedServiceGetsNone() {
    Fixture server = running();
    panel.server(server.panelId()).suspended(true);
    refused(serverPassword(server, null), "resetServerPassword", "WRONG_STATUS");
    refused(panelPassword(server, null), "resetPanelPassword", "WRONG_STATUS");
    refused(login(server), "createPanelLogin", "WRONG_STATUS");
    assertThat(panel.log().count("POST /users/*/serverAuthenticationTokens/" + server.panelId()))
        .isZero();
  }

  @Test
  void anothersServerIsOneThatDoesNotExist() {
    Fixture unknown = new Fixture("srv_01arz3ndektsv4rrffq69g5fav", 0);
    refused(serverPassword(unknown, null), "resetServerPassword", "NOT_FOUND");
    refused(panelPassword(unknown, null), "resetPanelPassword", "NOT_FOUND");
    refused(login(unknown), "createPanelLogin", "NOT_FOUND");
  }

  @Test
  void nothingThatIsShownOnceIsKeptOrLogged() {
    Logger root = (Logger) LoggerFactory.getLogger("dev.slipway");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    try {
      Fixture server = running();
      String forServer =
          serverPassword(server, "secret-1")
              .path("resetServerPassword.password")
              .entity(String.class)
              .get();
      String forPanel =
          panelPassword(server, "secret-2")
              .path("resetPanelPassword.password")
              .entity(String.class)
              .get();
      String url = login(server).path("createPanelLogin.url").entity(String.class).get();
      String token = url.substring(url.indexOf("?1=") + 3, url.indexOf("&2="));
      DSLContext db = node.bean(DSLContext.class);
      String kept =
          db.fetch("select * from mutation_outcome").formatJSON()
              + db.fetch("select * from task").formatJSON()
              + db.fetch("select * from activity").formatJSON();
      assertThat(kept).contains("secret-1", "secret-2");
      assertThat(lines.list).isNotEmpty();
      for (String secret : List.of(forServer, forPanel, token)) {
        assertThat(kept).doesNotContain(secret);
        assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains(secret));
      }
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
    }
  }
}
