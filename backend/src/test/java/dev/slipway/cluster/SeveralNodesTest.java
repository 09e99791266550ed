package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one Redis. */
class SeveralNodesTest {

  record Message(int number, String text) {}

  private static final Duration LONG = Duration.ofMinutes(1);

  private final RedisServer redis = RedisServer.start();
  private final Node first = Node.at(redis);
  private final Node second = Node.at(redis);

  @AfterEach
  void stop() {
    first.close();
    second.close();
    redis.close();
  }

  @Test
  void aWindowOpenedByOneIsOpenForTheOther() {
    assertThat(first.windows().tryOpen("power:srv_1", LONG)).isEmpty();
    assertThat(second.windows().tryOpen("power:srv_1", LONG)).isPresent();

    second.windows().close("power:srv_1");
    assertThat(first.windows().tryOpen("power:srv_1", LONG)).isEmpty();
  }

  @Test
  void ofManyOnBothNodesOneOpensTheWindow() {
    long opened =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> i % 2 == 0 ? first : second)
            .filter(node -> node.windows().tryOpen("rebuild:srv_1", LONG).isEmpty())
            .count();

    assertThat(opened).isEqualTo(1);
  }

  @Test
  void failuresOnBothAreCountedTogether() {
    first.failures().record("account", LONG);

    assertThat(second.failures().record("account", LONG)).isEqualTo(2);
    assertThat(first.failures().untilBelow("account", 2)).isPresent();
  }

  @Test
  void aBucketIsOneForBoth() {
    Buckets.Size size = new Buckets.Size(10, 1, Duration.ofHours(1));
    assertThat(first.buckets().take("requests:one", size, 6).allowed()).isTrue();

    assertThat(second.buckets().take("requests:one", size, 6).allowed()).isFalse();
    assertThat(second.buckets().take("requests:one", size, 4).allowed()).isTrue();
  }

  @Test
  void aLeaseMovesWhenItsHolderDies() {
    assertThat(first.leases().tryAcquire("live-stats", Duration.ofSeconds(1))).isPresent();
    assertThat(second.leases().tryAcquire("live-stats", LONG)).isEmpty();

    first.close();

    await().until(() -> second.leases().tryAcquire("live-stats", LONG).isPresent());
  }

  @Test
  void aLeaseGivenBackIsFreeForTheOther() {
    first.leases().tryAcquire("live-stats", LONG).orElseThrow().close();

    assertThat(second.leases().tryAcquire("live-stats", LONG)).isPresent();
  }

  @Test
  void whatOnePutsTheOtherReads() {
    first.values().put("sample", new Message(1, "größer als 7 bit"), LONG);

    assertThat(second.values().get("sample", Message.class))
        .contains(new Message(1, "größer als 7 bit"));
  }

  @Test
  void whatOnePublishesReachesBothOnceAndInOrder() {
    Queue<Message> atFirst = new ConcurrentLinkedQueue<>();
    Queue<Message> atSecond = new ConcurrentLinkedQueue<>();
    first.topics().topic("task", Message.class).subscribe(atFirst::add);
    second.topics().topic("task", Message.class).subscribe(atSecond::add);
    List<Message> sent =
        IntStream.range(0, 200).mapToObj(number -> new Message(number, "a b\n{}")).toList();

    sent.forEach(first.topics().topic("task", Message.class)::publish);

    await().until(() -> Stream.of(atFirst, atSecond).allMatch(received -> received.size() >= 200));
    assertThat(atFirst).containsExactlyElementsOf(sent);
    assertThat(atSecond).containsExactlyElementsOf(sent);
  }

  @Test
  void installationsInOtherDatabasesAreApart() {
    Queue<Message> received = new ConcurrentLinkedQueue<>();
    try (Node elsewhere = Node.at(redis.url() + "/1")) {
      elsewhere.topics().topic("task", Message.class).subscribe(received::add);
      first.windows().tryOpen("power", LONG);
      first.topics().topic("task", Message.class).publish(new Message(1, "not for you"));
      elsewhere.topics().topic("task", Message.class).publish(new Message(2, "for you"));

      await().until(() -> received.contains(new Message(2, "for you")));
      assertThat(received).hasSize(1);
      assertThat(elsewhere.windows().tryOpen("power", LONG)).isEmpty();
    }
  }
}
