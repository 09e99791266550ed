package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Backups on a server's page. */
class BackupsTest {

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
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
  }

  private static GraphQlTester.Response backups(String server) {
    return customer.query(
        "query($id: ID!) { server(id: $id) { name backups { id createdAt state storageName } } }",
        Map.of("id", server));
  }

  @Test
  void areListedNewestFirstWithTheirStateAndReadOnceInTwoMinutes() {
    String server = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    backups(server).errors().verify();
    GraphQlTester.Response answer = backups(server);
    answer
        .path("server.backups[*].createdAt")
        .entityList(String.class)
        .hasSize(15)
        .satisfies(times ->
            assertThat(times.stream().map(Instant::parse).toList())
                .isSortedAccordingTo(Comparator.reverseOrder()));
    answer
        .path("server.backups[*].state")
        .entityList(String.class)
        .satisfies(states -> {
          assertThat(states.getFirst()).isEqualTo("IN_PROGRESS");
          assertThat(states.getLast()).isEqualTo("DELETING");
          assertThat(states).contains("RESTORING", "COMPLETE");
        });
    answer
        .path("server.backups[*].id")
        .entityList(String.class)
        .satisfies(ids -> assertThat(ids).doesNotHaveDuplicates());
    assertThat(panel.log().count("GET /backups/server/" + DemoWorld.RUNNING)).isEqualTo(1);
  }

  @Test
  void areMadeByAPlanThatStaysKnownWhileThePanelIsGone() {
    String server = Stories.adopt(operator, customerId, DemoWorld.MANY_ADDRESSES);
    String planned = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    String plan = "query($id: ID!) { server(id: $id) { stale backupPlan { name } } }";
    customer.query(plan, Map.of("id", server)).path("server.backupPlan").valueIsNull();
    for (boolean gone : List.of(false, true)) {
      if (gone) {
        panel.chaos().failAll("/**", CannedReply.serverError());
      }
      GraphQlTester.Response answer = customer.query(plan, Map.of("id", planned));
      answer.path("server.stale").entity(Boolean.class).isEqualTo(gone);
      answer
          .path("server.backupPlan.name")
          .entity(String.class)
          .isEqualTo("Every night, kept for two weeks");
    }
  }

  @Test
  void areNoneForAServerWithoutAny() {
    backups(Stories.adopt(operator, customerId, DemoWorld.STOPPED))
        .path("server.backups")
        .entity(List.class)
        .isEqualTo(List.of());
  }

  @Test
  void failAloneWhereThePanelGivesNone() {
    String server = Stories.adopt(operator, customerId, DemoWorld.UNMETERED);
    panel.chaos().failAll("GET /backups/**", CannedReply.serverError());
    GraphQlTester.Response answer = backups(server);
    answer
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error -> {
                  assertThat(error.getPath()).isEqualTo("server.backups");
                  assertThat(error.getExtensions()).containsEntry("code", "PANEL_UNAVAILABLE");
                }));
    answer.path("server.backups").valueIsNull();
    answer.path("server.name").entity(String.class).isEqualTo("Video archive");
  }
}
