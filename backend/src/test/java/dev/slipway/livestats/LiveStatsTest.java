package dev.slipway.livestats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Live samples: pushed, and read once however many watch. */
class LiveStatsTest {

  private static final String READS = "GET /servers/*?remoteState=true";

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static String customerId;
  private static GraphQlCaller customer;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel, Map.of("slipway.live-stats.interval", "500ms"));
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

  private static Flux<Instant> watch(String serverId) {
    return customer
        .subscribe(
            "subscription($id: ID!) { liveStats(serverId: $id) { sampledAt } }",
            Map.of("id", serverId),
            "liveStats.sampledAt",
            String.class)
        .map(Instant::parse);
  }

  @Test
  void fiftyViewersCostThePanelOneReadForEachInterval() throws InterruptedException {
    String server = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    panel.clearRequests();
    List<Disposable> viewers = new ArrayList<>();
    List<Instant> samples = java.util.Collections.synchronizedList(new ArrayList<>());
    try {
      for (int i = 0; i < 50; i++) {
        viewers.add(watch(server).subscribe(samples::add));
      }
      Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> samples.size() >= 50);
      panel.clearRequests();
      samples.clear();
      Thread.sleep(5_000);
      int reads = panel.log().count("GET /servers/" + DemoWorld.RUNNING);
      assertThat(reads).isBetween(5, 11);
      assertThat(panel.log().maxConcurrent(READS)).isEqualTo(1);
      assertThat(samples).hasSizeBetween(50 * (reads - 1), 50 * (reads + 1));
      assertThat(samples.stream().distinct().count()).isBetween(reads - 1L, reads + 1L);
    } finally {
      viewers.forEach(Disposable::dispose);
    }
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() -> {
          panel.clearRequests();
          Thread.sleep(1_200);
          assertThat(panel.log().count(READS)).as("nobody watches any more").isZero();
        });
  }

  @Test
  void aNewViewerGetsTheNewestSampleAtOnce() {
    String server = Stories.adopt(operator, customerId, DemoWorld.UNMETERED);
    Disposable first = watch(server).subscribe();
    try {
      watch(server).blockFirst(Duration.ofSeconds(10));
      panel.chaos().slow("GET /servers/*", Duration.ofSeconds(3), Duration.ZERO);
      Instant asked = Instant.now();
      watch(server).blockFirst(Duration.ofSeconds(10));
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
    } finally {
      first.dispose();
    }
  }

  @Test
  void samplesMoveAndRatesComeFromTwoOfThem() {
    String server = Stories.adopt(operator, customerId, DemoWorld.NO_AGENT);
    Flux<Map<String, Object>> samples = samples(server);
    StepVerifier.create(samples.skip(1).take(2))
        .assertNext(sample ->
            assertThat(sample)
                .containsEntry("powerState", "RUNNING")
                .containsEntry("memorySource", "HYPERVISOR_RSS")
                .hasEntrySatisfying(
                    "cpuPercent", cpu -> assertThat((Double) cpu).isBetween(0.0, 100.0))
                .hasEntrySatisfying(
                    "diskReadBytesPerSecond", rate -> assertThat((Double) rate).isNotNegative()))
        .expectNextCount(1)
        .expectComplete()
        .verify(Duration.ofSeconds(10));
  }

  @Test
  void aStoppedServerGivesSamplesWithoutFigures() {
    String server = Stories.adopt(operator, customerId, DemoWorld.STOPPED);
    StepVerifier.create(samples(server).take(1))
        .assertNext(sample ->
            assertThat(sample)
                .containsEntry("powerState", "STOPPED")
                .containsEntry("cpuPercent", null)
                .containsEntry("memoryUsedBytes", null)
                .containsEntry("diskReadBytes", null))
        .expectComplete()
        .verify(Duration.ofSeconds(10));
  }

  @Test
  void whoLeavesWhileThePanelIsReadMarksNothingStale() throws InterruptedException {
    String server = Stories.adopt(operator, customerId, DemoWorld.IN_MAINTENANCE);
    panel.chaos().slow("GET /servers/*", Duration.ofSeconds(1), Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      Disposable viewer = watch(server).subscribe();
      Thread.sleep(500);
      viewer.dispose();
      Thread.sleep(300);
    }
    customer
        .query("{ servers(filter: { search: \"Build runner\" }) { nodes { stale } } }")
        .path("servers.nodes[0].stale")
        .entity(Boolean.class)
        .isEqualTo(false);
  }

  @SuppressWarnings("unchecked")
  private static Flux<Map<String, Object>> samples(String server) {
    return customer
        .subscribe(
            """
            subscription($id: ID!) { liveStats(serverId: $id) {
              powerState cpuPercent memoryUsedBytes memoryTotalBytes memorySource
              diskReadBytes diskReadBytesPerSecond } }
            """,
            Map.of("id", server),
            "liveStats",
            Map.class)
        .map(sample -> (Map<String, Object>) sample);
  }

  @Test
  void whileThePanelReportsNoLiveStateNothingIsSent() {
    String server = Stories.adopt(operator, customerId, DemoWorld.MANY_ADDRESSES);
    panel.server(DemoWorld.MANY_ADDRESSES).liveStateMissing(true);
    StepVerifier.create(watch(server))
        .expectSubscription()
        .expectNoEvent(Duration.ofSeconds(2))
        .then(() -> panel.server(DemoWorld.MANY_ADDRESSES).liveStateMissing(false))
        .expectNextCount(1)
        .thenCancel()
        .verify(Duration.ofSeconds(15));
  }

  @Test
  void aFailingPanelIsAskedLessOftenAndWatchersStay() throws InterruptedException {
    String server = Stories.adopt(operator, customerId, DemoWorld.IPV6_ONLY);
    List<Instant> samples = java.util.Collections.synchronizedList(new ArrayList<>());
    Disposable viewer = watch(server).subscribe(samples::add);
    try {
      Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> !samples.isEmpty());
      panel.chaos().failAll("GET /servers/*", CannedReply.badGateway());
      Thread.sleep(500);
      panel.clearRequests();
      Thread.sleep(4_000);
      assertThat(panel.log().count("GET /servers/" + DemoWorld.IPV6_ONLY)).isLessThan(6);
      int before = samples.size();
      panel.chaos().clear();
      Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> samples.size() > before + 1);
    } finally {
      viewer.dispose();
    }
  }
}
