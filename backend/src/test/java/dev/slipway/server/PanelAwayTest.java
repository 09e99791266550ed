package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Fault;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.BuildState;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.test.StepVerifier;

/**
 * The panel away, hanging or talking nonsense: the last known state stays, marked stale, and
 * recovers by itself.
 */
class PanelAwayTest {

  private static final String PAGE =
      """
      query($id: ID!) { server(id: $id) {
        name status powerState addresses { address } resources { memoryBytes } asOf stale
        traffic { currentPeriod { totalBytes } } liveStats { cpuPercent } filesystems { mountPoint }
      } }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller customer;
  private static String server;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node =
        SlipwayNode.start(
            panel,
            Map.of("slipway.panel.probe-interval", "1s", "slipway.panel.read-timeout", "3s"));
    GraphQlCaller operator = node.operator();
    String id = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    server = Stories.adopt(operator, id, DemoWorld.RUNNING);
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
    panel.back();
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> {
          var answer =
              customer.query(
                  "query($id: ID!) { server(id: $id) { stale } servers { nodes { stale } } }",
                  Map.of("id", server));
          return !answer.path("server.stale").entity(Boolean.class).get()
              && !answer.path("servers.nodes[0].stale").entity(Boolean.class).get();
        });
  }

  private static boolean isPanelUnavailable(ResponseError error) {
    return "PANEL_UNAVAILABLE".equals(error.getExtensions().get("code"));
  }

  private static void isStaleButWhole(GraphQlTester.Response answer) {
    answer.errors().filter(PanelAwayTest::isPanelUnavailable).verify();
    answer.path("server.name").entity(String.class).isEqualTo("Web shop");
    answer.path("server.status").entity(String.class).isEqualTo("ACTIVE");
    answer.path("server.powerState").entity(String.class).isEqualTo("RUNNING");
    answer.path("server.addresses[0].address").entity(String.class).isEqualTo("203.0.113.10");
    answer.path("server.stale").entity(Boolean.class).isEqualTo(true);
    answer
        .path("server.asOf")
        .entity(String.class)
        .satisfies(asOf -> assertThat(Instant.parse(asOf)).isBefore(Instant.now()));
    answer.path("server.liveStats").valueIsNull();
    answer.path("server.filesystems").valueIsNull();
  }

  @Test
  void withThePanelStoppedPagesAndListOpenWithinASecondAndSayHowOldTheyAre() {
    customer.query(PAGE, Map.of("id", server));
    panel.gone();
    for (int i = 0; i < 5; i++) {
      Instant asked = Instant.now();
      isStaleButWhole(customer.query(PAGE, Map.of("id", server)));
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }
    var list = customer.query("{ servers { nodes { name stale asOf } } }");
    list.path("servers.nodes[0].stale").entity(Boolean.class).isEqualTo(true);
    list.path("servers.nodes[0].asOf").hasValue();
  }

  @Test
  void aPanelThatNeverAnswersIsNotWaitedForOnceThatIsKnown() {
    panel.chaos().always("**", new Fault.Silence());
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() -> {
          Instant asked = Instant.now();
          isStaleButWhole(customer.query(PAGE, Map.of("id", server)));
          assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
        });
  }

  static Stream<CannedReply> nonsense() {
    return Stream.of(
        CannedReply.badGateway(),
        CannedReply.serverError(),
        CannedReply.unauthorized(),
        CannedReply.forbidden(),
        CannedReply.tooManyRequests(1),
        CannedReply.empty(),
        CannedReply.wrongJson(),
        CannedReply.brokenJson(),
        CannedReply.page(),
        CannedReply.notFoundPage(),
        CannedReply.of(200, "[]"),
        CannedReply.of(200, "{\"data\":{}}"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void anAnswerThatIsNoServerLeavesTheLastKnownState(CannedReply reply) {
    customer.query(PAGE, Map.of("id", server));
    panel.chaos().failAll("GET /servers/*", reply);
    var answer = customer.query(PAGE, Map.of("id", server));
    answer.errors().filter(PanelAwayTest::isPanelUnavailable).verify();
    answer.path("server.name").entity(String.class).isEqualTo("Web shop");
    answer.path("server.stale").entity(Boolean.class).isEqualTo(true);
    answer.path("server.status").entity(String.class).isEqualTo("ACTIVE");
  }

  @Test
  void aPartThatFailsFailsAlone() {
    panel.chaos().failAll("GET /servers/*/traffic", CannedReply.badGateway());
    String other =
        Stories.adopt(
            node.operator(),
            customer
                .query("{ viewer { customer { id } } }")
                .path("viewer.customer.id")
                .entity(String.class)
                .get(),
            DemoWorld.UNMETERED);
    var answer = customer.query(PAGE, Map.of("id", other));
    answer
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error -> {
                  assertThat(error.getPath()).isEqualTo("server.traffic");
                  assertThat(error.getExtensions()).containsEntry("code", "PANEL_UNAVAILABLE");
                }));
    answer.path("server.traffic").valueIsNull();
    answer.path("server.stale").entity(Boolean.class).isEqualTo(false);
    answer.path("server.liveStats.cpuPercent").hasValue();
  }

  @Test
  void aListComesRightByItselfWhenThePanelIsBack() {
    panel.gone();
    isStaleButWhole(customer.query(PAGE, Map.of("id", server)));
    panel.back();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() ->
            !customer
                .query("{ servers { nodes { stale } } }")
                .path("servers.nodes[?(@.stale==true)].stale")
                .entityList(Boolean.class)
                .get()
                .contains(true));
  }

  @Test
  void aServerThatIsBeingInstalledIsFollowedThoughNobodyOpensIt() {
    String installing =
        Stories.adopt(
            node.operator(),
            customer
                .query("{ viewer { customer { id } } }")
                .path("viewer.customer.id")
                .entity(String.class)
                .get(),
            DemoWorld.BUILDING);
    panel.server(DemoWorld.BUILDING).state(BuildState.COMPLETE);
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() ->
            customer
                .query("{ servers(first: 100) { nodes { id status } } }")
                .path("servers.nodes[?(@.id=='" + installing + "')].status")
                .entityList(String.class)
                .get()
                .equals(List.of("ACTIVE")));
  }

  @Test
  void whoLooksAtAPageIsToldWhenThePanelGoesAndComesBack() {
    StepVerifier.create(
            customer.subscribe(
                "subscription { panelStatus { reachable since } }",
                Map.of(),
                "panelStatus.reachable",
                Boolean.class))
        .expectNext(true)
        .then(panel::gone)
        .expectNext(false)
        .then(panel::back)
        .expectNext(true)
        .thenCancel()
        .verify(Duration.ofSeconds(30));
  }

  @Test
  void aRenameWhileThePanelIsAwayIsRefusedAndChangesNothing() {
    panel.gone();
    var answer =
        customer.query(
            "mutation($id: ID!) { renameServer(input: { serverId: $id, name: \"Other\" }) { server { name } userErrors { code } } }",
            Map.of("id", server));
    answer.path("renameServer.server").valueIsNull();
    answer
        .path("renameServer.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("PANEL_UNAVAILABLE");
    customer
        .query("{ servers { nodes { name } } }")
        .path("servers.nodes[0].name")
        .entity(String.class)
        .isEqualTo("Web shop");
  }
}
