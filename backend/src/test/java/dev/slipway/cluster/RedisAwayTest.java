package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Redis that is not there yet, goes, hangs, refuses, and comes back. */
class RedisAwayTest {

  record Message(int number) {}

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void startsWithoutRedisAndFindsItWhenItComes() {
    try (RedisServer redis = RedisServer.stopped();
        Node first = Node.at(redis);
        Node second = Node.at(redis)) {
      assertThat(first.connection().problem())
          .hasValueSatisfying(problem -> assertThat(problem).contains("127.0.0.1:"));
      assertThat(first.connection().version()).isEmpty();
      worksAlone(first);

      redis.restart();

      await().untilAsserted(() -> assertThat(first.connection().problem()).isEmpty());
      await().untilAsserted(() -> assertThat(second.connection().problem()).isEmpty());
      assertThat(first.connection().version())
          .hasValueSatisfying(version -> assertThat(version).matches("(Redis|Valkey) \\d+\\..+"));
      workTogether(first, second);
    }
  }

  @Test
  void goesOnAloneWhenRedisDiesAndTogetherWhenItIsBack() {
    try (RedisServer redis = RedisServer.start();
        Node first = Node.at(redis);
        Node second = Node.at(redis)) {
      workTogether(first, second);

      redis.kill();

      worksAlone(first);
      worksAlone(second);
      assertThat(first.connection().problem()).isPresent();

      redis.restart();

      workTogether(first, second);
      assertThat(first.connection().problem()).isEmpty();
    }
  }

  @Test
  void aHangingRedisCostsTheFirstCallASecondAndTheNextNothing() {
    try (RedisServer redis = RedisServer.start();
        Node node = Node.at(redis)) {
      redis.hang();

      assertThat(timeOf(() -> worksAlone(node))).isLessThan(Duration.ofSeconds(5));
      assertThat(timeOf(() -> worksAlone(node))).isLessThan(Duration.ofSeconds(1));

      try (Node late = Node.at(redis)) {
        assertThat(timeOf(() -> worksAlone(late))).isLessThan(Duration.ofSeconds(1));

        redis.goOn();

        await().untilAsserted(() -> assertThat(node.connection().problem()).isEmpty());
        await().untilAsserted(() -> assertThat(late.connection().problem()).isEmpty());
        workTogether(node, late);
      }
    }
  }

  @Test
  void aLeaseLastsThroughAnOutageAndIsAgreedOnAfterIt() {
    try (RedisServer redis = RedisServer.start();
        Node first = Node.at(redis);
        Node second = Node.at(redis)) {
      Lease ofFirst = first.leases().tryAcquire("live-stats", LONG).orElseThrow();

      redis.kill();

      assertThat(ofFirst.renew()).isTrue();
      assertThat(first.leases().tryAcquire("live-stats", LONG)).isEmpty();
      Lease ofSecond = second.leases().tryAcquire("live-stats", LONG).orElseThrow();
      assertThat(ofSecond.renew()).isTrue();

      redis.restart();
      await().untilAsserted(() -> assertThat(first.connection().problem()).isEmpty());
      await().untilAsserted(() -> assertThat(second.connection().problem()).isEmpty());

      assertThat(ofFirst.renew()).isFalse();
      assertThat(ofSecond.renew()).isFalse();
      assertThat(first.leases().tryAcquire("live-stats", LONG)).isPresent();
      assertThat(second.leases().tryAcquire("live-stats", LONG)).isEmpty();
    }
  }

  @Test
  void aRedisThatTakesNoWritesCountsAsAway() {
    try (RedisServer redis =
            RedisServer.start("--maxmemory", "1", "--maxmemory-policy", "noeviction");
        Node node = Node.at(redis)) {
      assertThat(node.connection().problem())
          .hasValueSatisfying(
              problem -> assertThat(problem).contains("used memory").doesNotContain("slipway:"));
      worksAlone(node);
    }
  }

  @Test
  void aWrongPasswordIsToldButNotRepeated() {
    try (RedisServer redis = RedisServer.start("--requirepass", "right");
        Node node = Node.at(redis.url().replace("//", "//:wr%6Fng-secret@"));
        Node other = Node.at(redis.url().replace("//", "//default:right@"))) {
      assertThat(node.connection().problem())
          .hasValueSatisfying(
              problem -> assertThat(problem).contains("WRONGPASS").doesNotContain("wrong-secret"));
      worksAlone(node);
      assertThat(other.connection().problem()).isEmpty();
    }
  }

  /** All five do for one node what they do for many. */
  private static void worksAlone(Node node) {
    String key = UUID.randomUUID().toString();
    assertThat(node.windows().tryOpen(key, LONG)).isEmpty();
    assertThat(node.windows().tryOpen(key, LONG)).isPresent();
    Buckets.Size one = new Buckets.Size(1, 1, Duration.ofHours(1));
    assertThat(node.buckets().take(key, one, 1).allowed()).isTrue();
    assertThat(node.buckets().take(key, one, 1).allowed()).isFalse();
    assertThat(node.failures().record(key, LONG)).isEqualTo(1);
    assertThat(node.failures().untilBelow(key, 1)).isPresent();
    assertThat(node.leases().tryAcquire(key, LONG)).isPresent();
    assertThat(node.leases().tryAcquire(key, LONG)).isEmpty();
    node.values().put(key, new Message(1), LONG);
    assertThat(node.values().get(key, Message.class)).contains(new Message(1));

    Queue<Message> received = new ConcurrentLinkedQueue<>();
    Topic<Message> topic = node.topics().topic(key, Message.class);
    try (Topic.Subscription here = topic.subscribe(received::add)) {
      assertThat(here).isNotNull();
      topic.publish(new Message(1));
      await().pollDelay(Duration.ZERO).until(() -> received.contains(new Message(1)));
    }
  }

  /**
   * Each of the five passes from one node to the other, given the moment that it takes to find each
   * other.
   */
  private static void workTogether(Node first, Node second) {
    Queue<Message> received = new ConcurrentLinkedQueue<>();
    String key = UUID.randomUUID().toString();
    Topic<Message> topic = first.topics().topic(key, Message.class);
    try (Topic.Subscription there =
        second.topics().topic(key, Message.class).subscribe(received::add)) {
      assertThat(there).isNotNull();
      await()
          .untilAsserted(() -> {
            topic.publish(new Message(1));
            assertThat(received).contains(new Message(1));
          });
    }
    await()
        .untilAsserted(() -> {
          String fresh = UUID.randomUUID().toString();
          assertThat(first.windows().tryOpen(fresh, LONG)).isEmpty();
          assertThat(second.windows().tryOpen(fresh, LONG)).isPresent();
        });
    assertThat(first.failures().record(key, LONG)).isEqualTo(1);
    assertThat(second.failures().record(key, LONG)).isEqualTo(2);
    assertThat(first.leases().tryAcquire(key, LONG)).isPresent();
    assertThat(second.leases().tryAcquire(key, LONG)).isEmpty();
    first.values().put(key, new Message(1), LONG);
    assertThat(second.values().get(key, Message.class)).contains(new Message(1));
  }

  private static Duration timeOf(Runnable action) {
    Instant start = Instant.now();
    action.run();
    return Duration.between(start, Instant.now());
  }
}
