package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server's page: what it shows and what it costs the panel. */
class ServerPageTest {

  private static final String PAGE =
      """
      query($id: ID!) {
        server(id: $id) {
          id name hostname externalId panelServerId status powerState createdAt builtAt
          customer { id name email externalId }
          location { name countryCode }
          operatingSystem { name version kernel distribution }
          resources { cpuCores memoryBytes storageBytes trafficLimitBytes }
          addresses { address version prefixLength gateway primary }
          underMaintenance
          traffic { currentPeriod { startsAt endsAt totalBytes limitBytes remainingBytes } months(last: 3) { totalBytes } }
          liveStats { sampledAt powerState cpuPercent memoryUsedBytes memorySource diskReadBytes }
          filesystems { mountPoint type usedBytes totalBytes usedPercent }
          activeTask { id }
          actions { kind allowed reason }
          activity { nodes { action actor summary succeeded } }
          asOf stale
        }
      }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller customer;
  private static String running;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    GraphQlCaller operator = node.operator();
    String id = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    running = Stories.adopt(operator, id, DemoWorld.RUNNING);
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @Test
  void showsEverythingOfARunningServer() {
    var page = customer.query(PAGE, Map.of("id", running));
    page.errors().verify();
    page.path("server.name").entity(String.class).isEqualTo("Web shop");
    page.path("server.status").entity(String.class).isEqualTo("ACTIVE");
    page.path("server.powerState").entity(String.class).isEqualTo("RUNNING");
    page.path("server.stale").entity(Boolean.class).isEqualTo(false);
    page.path("server.panelServerId").valueIsNull();
    page.path("server.customer.externalId").entity(String.class).isEqualTo("1001");
    page.path("server.addresses[0].address").entity(String.class).isEqualTo("203.0.113.10");
    page.path("server.addresses[0].primary").entity(Boolean.class).isEqualTo(true);
    page.path("server.liveStats.powerState").entity(String.class).isEqualTo("RUNNING");
    page.path("server.traffic.months[*]").entityList(Object.class).hasSize(3);
    page.path("server.filesystems[0].mountPoint").entity(String.class).isEqualTo("/");
    page.path("server.actions[?(@.kind=='BOOT')].reason")
        .entityList(String.class)
        .containsExactly("The server is running already.");
    page.path("server.activity.nodes[*].action").entityList(String.class).contains("server.adopt");
  }

  /**
   * The shortest of a few, as a busy machine adds to each what has nothing to do with the calls.
   */
  @Test
  void costsTheSlowestOfItsUpstreamCallsAndNotTheirSum() {
    Duration shortest = Duration.ofDays(1);
    Iterator<Integer> unread =
        List.of(
                DemoWorld.UNMETERED,
                DemoWorld.WINDOWS,
                DemoWorld.MANY_ADDRESSES,
                DemoWorld.NO_AGENT)
            .iterator();
    while (unread.hasNext() && shortest.toMillis() >= 1350) {
      Duration took = timeOfPage(Stories.adopt(node.operator(), customerId(), unread.next()));
      shortest = took.compareTo(shortest) < 0 ? took : shortest;
    }
    assertThat(shortest).isLessThan(Duration.ofMillis(1350));
  }

  private static Duration timeOfPage(String fresh) {
    panel.chaos().slow("GET **", Duration.ofMillis(700), Duration.ZERO);
    panel.clearRequests();
    try {
      Instant before = Instant.now();
      customer.query(PAGE, Map.of("id", fresh)).errors().verify();
      Duration took = Duration.between(before, Instant.now());
      assertThat(panel.log().count("GET /servers/*")).isEqualTo(1);
      assertThat(panel.log().count("GET /servers/*/traffic")).isEqualTo(1);
      assertThat(panel.log().maxConcurrent("GET /servers/**")).isEqualTo(2);
      return took;
    } finally {
      panel.chaos().clear();
    }
  }

  @Test
  void cutsANameThatThePanelLetSomebodyMakeAsLongAsABook() {
    panel.server(DemoWorld.RUNNING).name("\uD83D\uDE00".repeat(5_000));
    try {
      var page =
          customer.query(
              "query($id: ID!) { server(id: $id) { name stale } }", Map.of("id", running));
      page.errors().verify();
      page.path("server.stale").entity(Boolean.class).isEqualTo(false);
      page.path("server.name").entity(String.class).isEqualTo("\uD83D\uDE00".repeat(254) + "…");
    } finally {
      panel.server(DemoWorld.RUNNING).name("Web shop");
    }
  }

  private static String customerId() {
    return customer
        .query("{ viewer { customer { id } } }")
        .path("viewer.customer.id")
        .entity(String.class)
        .get();
  }
}
