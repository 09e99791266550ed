package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.console.ConsoleStories;
import dev.slipway.console.RfbViewer;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.Timings;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.RedisServer;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import dev.slipway.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Two nodes on one database and one Redis are one Slipway. */
class TwoNodesTest {

  private static PanelSimulator panel;
  private static RedisServer redis;
  private static SlipwayNode first;
  private static SlipwayNode second;
  private static String customerId;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().timings(Timings.real().atSpeed(4)).demo().start();
    redis = RedisServer.start();
    Map<String, Object> shared =
        Map.of(
            "slipway.database.url", TestDatabase.freshUrl(),
            "slipway.redis.url", redis.url(),
            "slipway.live-stats.interval", "1s");
    first = SlipwayNode.start(panel, shared);
    second = SlipwayNode.start(panel, shared);
    customerId =
        Stories.createCustomer(first.operator(), DemoWorld.HARBOUR_LANE, "studio@example.com");
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    redis.close();
    panel.close();
  }

  private static GraphQlCaller customer(SlipwayNode node) {
    return node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @Test
  void viewersOnBothNodesCostThePanelOneReadForEachInterval() throws InterruptedException {
    String server = Stories.adopt(first.operator(), customerId, DemoWorld.RUNNING);
    List<String> onFirst = Collections.synchronizedList(new ArrayList<>());
    List<String> onSecond = Collections.synchronizedList(new ArrayList<>());
    List<Disposable> viewers = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        viewers.add(watch(first, server, onFirst));
        viewers.add(watch(second, server, onSecond));
      }
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> onFirst.size() >= 10 && onSecond.size() >= 10);
      panel.clearRequests();
      Thread.sleep(5_000);
      assertThat(panel.log().count("GET /servers/" + DemoWorld.RUNNING)).isBetween(3, 6);
      assertThat(onSecond).containsAll(onFirst.subList(10, onFirst.size() - 10));
    } finally {
      viewers.forEach(Disposable::dispose);
    }
  }

  private static Disposable watch(SlipwayNode node, String server, List<String> samples) {
    return customer(node)
        .subscribe(
            "subscription($id: ID!) { liveStats(serverId: $id) { sampledAt } }",
            Map.of("id", server),
            "liveStats.sampledAt",
            String.class)
        .subscribe(samples::add);
  }

  @Test
  void whatIsDoneOnOneNodeIsSeenLimitedAndSignedOutOnTheOther() {
    String server = Stories.adopt(first.operator(), customerId, DemoWorld.UNMETERED);
    GraphQlCaller caller = customer(first);
    String rename =
        "mutation($id: ID!, $name: String!) { renameServer(input: { serverId: $id, name: $name }) { userErrors { code } } }";
    StepVerifier.create(
            customer(second)
                .subscribe(
                    "subscription($id: ID) { serverUpdated(serverId: $id) { name } }",
                    Map.of("id", server),
                    "serverUpdated.name",
                    String.class)
                .filter("Seen by all"::equals)
                .take(1))
        .thenAwait(Duration.ofSeconds(1))
        .then(() ->
            caller.query(rename, Map.of("id", server, "name", "Seen by all")).errors().verify())
        .expectNextCount(1)
        .expectComplete()
        .verify(Duration.ofSeconds(20));
    customer(second)
        .query(rename, Map.of("id", server, "name", "Too soon"))
        .path("renameServer.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("RATE_LIMITED");
  }

  @Test
  void aTaskIsCarriedOnByTheOtherNodeWhenItsOwnStops() {
    String server = Stories.adopt(first.operator(), customerId, DemoWorld.STOPPED);
    String task =
        customer(first)
            .query(
                "mutation($id: ID!) { powerServer(input: { serverId: $id, action: BOOT }) { task { id } } }",
                Map.of("id", server))
            .path("powerServer.task.id")
            .entity(String.class)
            .get();
    GraphQlCaller other = customer(second);
    first.restart();
    Awaitility.await()
        .atMost(40, TimeUnit.SECONDS)
        .until(() ->
            other
                .query("query($id: ID!) { task(id: $id) { state } }", Map.of("id", task))
                .path("task.state")
                .entity(String.class)
                .get()
                .equals("SUCCEEDED"));
  }

  @Test
  void aConsoleThatOneNodeGaveIsOpenedOnceByTheOtherAndEndsWithTheSession() throws Exception {
    String server = Stories.adopt(first.operator(), customerId, DemoWorld.WINDOWS);
    GraphQlCaller caller = customer(first);
    String path = ConsoleStories.address(first, caller, server).getPath();
    URI onSecond = ConsoleStories.onNode(second, "wss://any.example" + path);
    try (RfbViewer viewer = RfbViewer.open(onSecond, caller).greet()) {
      assertThat(viewer.picture()).isNotEmpty();
      URI onFirst = ConsoleStories.onNode(first, "wss://any.example" + path);
      assertThat(RfbViewer.refusal(onFirst, caller.cookie(), GraphQlCaller.ORIGIN)).isEqualTo(403);
      caller.query("mutation { signOut }").errors().verify();
      assertThat(viewer.closeCode()).isEqualTo(4401);
    }
  }
}
