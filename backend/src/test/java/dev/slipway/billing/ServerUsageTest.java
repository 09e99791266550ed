package dev.slipway.billing;

import static dev.slipway.jooq.Tables.USAGE_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** {@code Server.usage}, from a node's own run to the API. */
class ServerUsageTest {

  private static final String USAGE =
      "usage { diskUsedBytes diskLimitBytes trafficUsedBytes trafficLimitBytes updatedAt }";

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller owner;
  private static GraphQlCaller other;
  private static String withAgent;
  private static String withoutAgent;

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .customer(4301, "Tide Table Press")
            .customer(4302, "Signal Box Media")
            .server(4301, ServerSpec.named("one").runningFor(Duration.ofDays(20)))
            .server(4301, ServerSpec.named("two").runningFor(Duration.ofDays(20)))
            .start();
    panel.server(2).agentSilent(true);
    node =
        SlipwayNode.start(
            panel, Map.of("slipway.usage.mode", "both", "slipway.usage.starts-at", "00:00"));
    operator = node.operator();
    String customer = Stories.createCustomer(operator, 4301, "tide@example.com");
    Stories.createCustomer(operator, 4302, "signal@example.com");
    withAgent = Stories.adopt(operator, customer, 1);
    withoutAgent = Stories.adopt(operator, customer, 2);
    owner = node.signIn("tide@example.com", Stories.CUSTOMER_PASSWORD);
    other = node.signIn("signal@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlTester.Response list(GraphQlCaller caller) {
    return caller.query("{ servers { nodes { id " + USAGE + " } } }");
  }

  @Test
  void isWhatTheDaysRunStoredAndReadingItAsksThePanelNothing() {
    // The run that the start of the node began had no servers yet.
    node.bean(DSLContext.class).deleteFrom(USAGE_RUN).execute();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            list(owner)
                .path("servers.nodes[*].usage.updatedAt")
                .entityList(String.class)
                .hasSize(2));

    panel.clearRequests();
    GraphQlTester.Response answer = list(owner);
    assertThat(panel.log().count("/servers/**")).isZero();
    long limit = figure(answer, withAgent, "diskLimitBytes");
    assertThat(figure(answer, withAgent, "diskUsedBytes")).isBetween(1L, limit);
    assertThat(figure(answer, withAgent, "trafficUsedBytes")).isPositive();
    assertThat(figure(answer, withoutAgent, "trafficUsedBytes")).isPositive();
    answer
        .path("servers.nodes[?(@.id=='%s')].usage.diskUsedBytes".formatted(withoutAgent))
        .entityList(Long.class)
        .satisfies(figures -> assertThat(figures).containsOnlyNulls());

    list(other).path("servers.nodes").entityList(Object.class).hasSize(0);
    other
        .query("query($id: ID!) { server(id: $id) { " + USAGE + " } }", Map.of("id", withAgent))
        .path("server")
        .valueIsNull();
  }

  private static long figure(GraphQlTester.Response answer, String id, String name) {
    return answer
        .path("servers.nodes[?(@.id=='%s')].usage.%s".formatted(id, name))
        .entityList(Long.class)
        .get()
        .getFirst();
  }
}
