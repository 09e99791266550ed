package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.Disposable;

/** A server's past, as its customer reads it. */
class HistoryTest {

  private static final String HISTORY =
      """
      query($id: ID!, $from: DateTime!, $to: DateTime, $points: Int) { server(id: $id) {
        history(from: $from, to: $to, points: $points) {
          resolutionSeconds gapSeconds
          points { startsAt runningPercent cpuPercent cpuPercentMax memoryUsedBytes memoryTotalBytes
            diskReadBytesPerSecond diskWriteBytesPerSecond }
        }
      } }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static String customerId;
  private static GraphQlCaller customer;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel, Map.of("slipway.history.write-interval", "100ms"));
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlTester.Response history(
      GraphQlCaller caller, String server, Instant from, @Nullable Integer points) {
    return history(caller, server, from, null, points);
  }

  private static GraphQlTester.Response history(
      GraphQlCaller caller,
      String server,
      Instant from,
      @Nullable Instant to,
      @Nullable Integer points) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("id", server);
    variables.put("from", from.toString());
    if (to != null) {
      variables.put("to", to.toString());
    }
    if (points != null) {
      variables.put("points", points);
    }
    return caller.query(HISTORY, variables);
  }

  /** With an end, as a point covers more than a minute where the request takes its time. */
  private static List<Map<String, Object>> lastHour(String server) {
    Instant now = Instant.now();
    return history(customer, server, now.minus(Duration.ofHours(1)), now, 60)
        .path("server.history.points")
        .entityList(
            new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {})
        .get();
  }

  private static Disposable watch(String server) {
    return customer
        .subscribe(
            "subscription($id: ID!) { liveStats(serverId: $id) { sampledAt } }",
            Map.of("id", server),
            "liveStats.sampledAt",
            String.class)
        .subscribe();
  }

  private static long bytes(Map<String, Object> point, String figure) {
    return ((Number) Objects.requireNonNull(point.get(figure))).longValue();
  }

  @Test
  void whatWasWatchedIsThereAfterwardsAndAfterARestart() {
    String server = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    Disposable viewer = watch(server);
    Map<String, Object> point;
    try {
      point =
          Awaitility.await()
              .atMost(20, TimeUnit.SECONDS)
              .until(
                  () -> lastHour(server).isEmpty() ? Map.of() : lastHour(server).getLast(),
                  newest -> newest.get("diskReadBytesPerSecond") != null);
    } finally {
      viewer.dispose();
    }
    assertThat(point).containsEntry("runningPercent", 100.0).doesNotContainValue(null);
    assertThat((Double) point.get("cpuPercent"))
        .isBetween(0.0, (Double) point.get("cpuPercentMax"));
    assertThat(bytes(point, "memoryUsedBytes")).isBetween(1L, bytes(point, "memoryTotalBytes"));
    assertThat(Instant.parse((String) point.get("startsAt")))
        .isBetween(Instant.now().minus(Duration.ofMinutes(3)), Instant.now());

    node.restart();
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
    operator = node.operator();
    // The samples that were still to be written at the shutdown have moved the figures a little.
    assertThat(lastHour(server))
        .extracting(kept -> kept.get("startsAt"))
        .contains(point.get("startsAt"));
  }

  @Test
  void aPageReadLeavesASampleTooAndTheHistoryItselfNeverAsksThePanel() {
    String server = Stories.adopt(operator, customerId, DemoWorld.UNMETERED);
    assertThat(lastHour(server)).isEmpty();
    customer.query("query($id: ID!) { server(id: $id) { name } }", Map.of("id", server));
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(lastHour(server)).hasSize(1));
    panel.clearRequests();
    lastHour(server);
    assertThat(panel.log().count("GET /servers/**")).isZero();
  }

  @Test
  void aStoppedServerHasPointsWithoutFigures() {
    String server = Stories.adopt(operator, customerId, DemoWorld.STOPPED);
    customer.query("query($id: ID!) { server(id: $id) { name } }", Map.of("id", server));
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() ->
            assertThat(lastHour(server))
                .singleElement()
                .satisfies(point ->
                    assertThat(point)
                        .containsEntry("runningPercent", 0.0)
                        .containsEntry("cpuPercent", null)
                        .containsEntry("cpuPercentMax", null)
                        .containsEntry("memoryUsedBytes", null)
                        .containsEntry("diskReadBytesPerSecond", null)));
  }

  @Test
  void whatIsOlderThanADayIsThereByTheQuarterOfAnHour() {
    String server = Stories.adopt(operator, customerId, DemoWorld.WINDOWS);
    Instant twoDaysAgo =
        Slots.startOf(Instant.now().minus(Duration.ofDays(2)), Duration.ofMinutes(15));
    SlotTotals busy = new SlotTotals(60, 60, 60, 60 * 42.0, 90.0, 0, 0, 0, 0, 0, 0);
    for (int minute = 0; minute < 15; minute++) {
      Instant startsAt = twoDaysAgo.plus(Duration.ofMinutes(minute));
      node.bean(SampleSlots.class)
          .write(
              List.of(Map.entry(new SampleBuffer.Slot(server, startsAt), busy)),
              Duration.ofMinutes(1),
              1);
    }
    node.bean(Thinning.class).thin();

    var week = history(customer, server, twoDaysAgo.minus(Duration.ofDays(1)), 500);
    week.path("server.history.resolutionSeconds").entity(Integer.class).isEqualTo(900);
    week.path("server.history.points[0].startsAt")
        .entity(String.class)
        .satisfies(startsAt -> assertThat(Instant.parse(startsAt)).isEqualTo(twoDaysAgo));
    week.path("server.history.points[0].cpuPercent").entity(Double.class).isEqualTo(42.0);
    week.path("server.history.points[0].cpuPercentMax").entity(Double.class).isEqualTo(90.0);
    assertThat(
            node.bean(DSLContext.class)
                .fetchValue(
                    "select count(*) from sample_slot where server_id = ? and starts_at < ?",
                    server,
                    twoDaysAgo.plus(Duration.ofDays(1)).toString().substring(0, 19)))
        .isEqualTo(1L);
  }

  @Test
  void saysWhatAPointCoversAndWhereALineShouldBreak() {
    String server = Stories.adopt(operator, customerId, DemoWorld.IPV6_ONLY);
    Instant now = Instant.now();
    var week = history(customer, server, now.minus(Duration.ofDays(7)), now, 84);
    week.path("server.history.resolutionSeconds").entity(Integer.class).isEqualTo(2 * 3_600);
    // Background reads are off here.
    week.path("server.history.gapSeconds").entity(Integer.class).isEqualTo(2 * 3_600);
    assertThat(
            new HistoryController(
                    node.bean(SampleSlots.class), Settings.defaults(), java.time.Clock.systemUTC())
                .longestPause())
        .isEqualTo(Duration.ofSeconds(450));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-PT1H | 0   | `points` is 0: give a number from 1 to 500.",
        "-PT1H | 501 | `points` is 501: give a number from 1 to 500.",
        "PT1H  | 10  | `from` is in the future: give a time that has passed.",
        "-P400D | 10 | From `from` to `to` is more than 366 days: ask for a part of it.",
      })
  void nonsenseIsBadUserInput(Duration from, int points, String sentence) {
    String server = Stories.adopt(operator, customerId, DemoWorld.NO_AGENT);
    history(customer, server, Instant.now().plus(from), points)
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error -> {
                  assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT");
                  assertThat(error.getMessage()).isEqualTo(sentence);
                }));
  }

  @Test
  void aForeignServersPastIsNotThere() {
    String other = Stories.createCustomer(operator, DemoWorld.NORTHWIND, "shop@example.com");
    String foreign = Stories.adopt(operator, other, DemoWorld.OTHER_RUNNING);
    operator.query("query($id: ID!) { server(id: $id) { name } }", Map.of("id", foreign));
    for (String id : List.of(foreign, "srv_01arz3ndektsv4rrffq69g5fav", "nonsense")) {
      var answer = history(customer, id, Instant.now().minus(Duration.ofHours(1)), 10);
      answer.errors().verify();
      answer.path("server").valueIsNull();
    }
  }
}
