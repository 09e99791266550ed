package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.InProcessLeases;
import dev.slipway.cluster.Leases;
import dev.slipway.panel.PanelHealth;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Background reads, counted at the panel. */
class BackgroundSamplerTest {

  private static final String READS = "GET /servers/*";
  private static final int SERVERS = 8;
  private static final long OWNER = 1001;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static String customer;
  private static final List<String> ids = new ArrayList<>();

  private final Leases leases = new InProcessLeases();
  private final List<BackgroundSampler> samplers = new ArrayList<>();

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .customer(OWNER, "Harbour Lane Studio")
            .servers(OWNER, SERVERS + 2)
            .start();
    node = SlipwayNode.start(panel, Map.of("slipway.panel.probe-interval", "1s"));
    operator = node.operator();
    customer = Stories.createCustomer(operator, OWNER, "studio@example.com");
    for (int number = 1; number <= SERVERS; number++) {
      ids.add(Stories.adopt(operator, customer, number));
    }
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @AfterEach
  void stopSamplers() {
    samplers.forEach(BackgroundSampler::stop);
    panel.chaos().clear();
  }

  private BackgroundSampler sampler(String interval, Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(others);
    settings.put("sampler-interval", interval);
    BackgroundSampler sampler =
        new BackgroundSampler(
            node.bean(Servers.class),
            node.bean(ServerReads.class),
            node.bean(PanelHealth.class),
            leases,
            Settings.of(settings),
            Clock.systemUTC());
    samplers.add(sampler);
    sampler.start();
    return sampler;
  }

  /** Many enough not to be what bounds the reads. */
  private static final Map<String, String> PLENTY = Map.of("sampler-reads-per-minute", "6000");

  private static int readsWithin(Duration time) throws InterruptedException {
    panel.clearRequests();
    Thread.sleep(time);
    return panel.log().count(READS);
  }

  @Test
  void readsEveryServerOnceAnIntervalAndOneAfterTheOther() throws InterruptedException {
    sampler("2s", PLENTY);
    int reads = readsWithin(Duration.ofMillis(4_200));
    assertThat(reads).isBetween(SERVERS + 2, 2 * SERVERS + 1);
    for (int number = 1; number <= SERVERS; number++) {
      assertThat(panel.log().count("GET /servers/" + number)).isBetween(1, 3);
    }
    var asked = panel.log().matching(READS);
    for (int i = 1; i < asked.size(); i++) {
      assertThat(Duration.between(asked.get(i - 1).at(), asked.get(i).at()))
          .as("spread over the interval")
          .isGreaterThan(Duration.ofMillis(80));
    }
  }

  @Test
  void thePanelIsNeverAskedMoreOftenThanTheSettingAllows() throws InterruptedException {
    sampler("500ms", Map.of("sampler-reads-per-minute", "120"));
    assertThat(readsWithin(Duration.ofMillis(3_200))).isBetween(3, 7);
  }

  @Test
  void aSlowPanelIsNotAskedForMoreAtOnceThanTheSettingAllows() throws InterruptedException {
    panel.chaos().slow(READS, Duration.ofMillis(700), Duration.ZERO);
    sampler("400ms", PLENTY);
    int reads = readsWithin(Duration.ofSeconds(3));
    assertThat(reads).isBetween(4, 10);
    assertThat(panel.log().maxConcurrent(READS)).isEqualTo(2);
  }

  @Test
  void offIsOff() throws InterruptedException {
    BackgroundSampler off = sampler("off", PLENTY);
    assertThat(off.isRunning()).isFalse();
    assertThat(readsWithin(Duration.ofMillis(500))).isZero();
  }

  @Test
  void whatWasReadRecentlyIsPassedOver() throws InterruptedException {
    sampler("2s", PLENTY);
    panel.clearRequests();
    int own = 0;
    for (; own < 10; own++) {
      operator.query("{ server(id: \"%s\") { name } }".formatted(ids.getFirst()));
      Thread.sleep(400);
    }
    assertThat(panel.log().count("GET /servers/1")).isEqualTo(own);
    assertThat(panel.log().count("GET /servers/2")).isPositive();
  }

  @Test
  void suspendedAndDeletedServersAreLeftAlone() throws InterruptedException {
    String suspended = Stories.adopt(operator, customer, SERVERS + 1);
    String deleted = Stories.adopt(operator, customer, SERVERS + 2);
    panel.server(SERVERS + 1).suspended(true);
    panel.server(SERVERS + 2).delete();
    for (String id : List.of(suspended, deleted)) {
      operator.query("{ server(id: \"%s\") { status } }".formatted(id));
    }
    sampler("800ms", PLENTY);
    assertThat(readsWithin(Duration.ofSeconds(2))).isPositive();
    assertThat(panel.log().count("GET /servers/" + (SERVERS + 1))).isZero();
    assertThat(panel.log().count("GET /servers/" + (SERVERS + 2))).isZero();
  }

  @Test
  void whileThePanelIsAwayNothingIsAskedOfItAndThenItGoesOn() throws InterruptedException {
    sampler("400ms", PLENTY);
    Awaitility.await().until(() -> panel.log().count(READS) > 0);
    panel.chaos().failAll("**", CannedReply.badGateway());
    PanelHealth health = node.bean(PanelHealth.class);
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> !health.reachability().reachable());
    Thread.sleep(300);
    assertThat(readsWithin(Duration.ofSeconds(2))).isZero();

    panel.chaos().clear();
    panel.clearRequests();
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> panel.log().count(READS) > 3);
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(BackgroundSamplerTest::nothingIsStale);
  }

  private static boolean nothingIsStale() {
    return !operator
        .query("{ servers { nodes { stale } } }")
        .path("servers.nodes[*].stale")
        .entityList(Boolean.class)
        .get()
        .contains(true);
  }

  @Test
  void oneSamplerReadsForAllNodesAndAnotherTakesOverWhenItStops() throws InterruptedException {
    BackgroundSampler first = sampler("1s", PLENTY);
    Awaitility.await().until(() -> panel.log().count(READS) > 0);
    sampler("1s", PLENTY);
    assertThat(readsWithin(Duration.ofSeconds(2))).isLessThanOrEqualTo(2 * SERVERS + 2);

    first.stop();
    Thread.sleep(200);
    panel.clearRequests();
    Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> panel.log().count(READS) > 2);
  }

  @ParameterizedTest
  @CsvSource({
    "PT5M, 300,   60, PT1S",
    "PT5M, 10,    60, PT30S",
    "PT5M, 10000, 60, PT1S",
    "PT5M, 10000, 600, PT0.1S",
    "PT5M, 0,     60, PT5M",
  })
  void aRoundIsSpreadOverTheIntervalOrOverMoreWhereThereAreTooMany(
      Duration interval, int servers, int readsPerMinute, Duration pace) {
    assertThat(BackgroundSampler.pace(interval, servers, readsPerMinute)).isEqualTo(pace);
  }
}
