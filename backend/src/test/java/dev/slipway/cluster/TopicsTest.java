package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicsTest {

  record Message(int number) {}

  abstract static class Contract {

    private final String name = "live-stats:" + UUID.randomUUID();

    abstract Topics topics();

    private Topic<Message> topic() {
      return topics().topic(name, Message.class);
    }

    @Test
    void everySubscriberGetsEachValueOnceAndInOrder() {
      Queue<Message> first = new ConcurrentLinkedQueue<>();
      Queue<Message> second = new ConcurrentLinkedQueue<>();
      topic().subscribe(first::add);
      topic().subscribe(second::add);
      List<Message> sent = IntStream.range(0, 100).mapToObj(Message::new).toList();

      sent.forEach(topic()::publish);

      await().until(() -> first.size() >= 100 && second.size() >= 100);
      assertThat(first).containsExactlyElementsOf(sent);
      assertThat(second).containsExactlyElementsOf(sent);
    }

    @Test
    void nothingReachesAnotherTopic() {
      Queue<Message> received = new ConcurrentLinkedQueue<>();
      topic().subscribe(received::add);

      topics().topic(name + "1", Message.class).publish(new Message(1));
      topic().publish(new Message(2));

      await().until(() -> !received.isEmpty());
      assertThat(received).containsExactly(new Message(2));
    }

    @Test
    void nothingArrivesAfterClosing() {
      Queue<Message> closed = new ConcurrentLinkedQueue<>();
      Queue<Message> open = new ConcurrentLinkedQueue<>();
      Topic.Subscription subscription = topic().subscribe(closed::add);
      topic().subscribe(open::add);

      subscription.close();
      subscription.close();
      topic().publish(new Message(1));

      await().until(() -> !open.isEmpty());
      assertThat(closed).isEmpty();
    }

    @Test
    void aSubscriberThatThrowsStaysSubscribed() {
      Queue<Message> received = new ConcurrentLinkedQueue<>();
      topic()
          .subscribe(message -> {
            received.add(message);
            if (message.number() == 1) {
              throw new IllegalStateException("thrown on purpose");
            }
            throw new AssertionError("thrown on purpose");
          });

      List.of(1, 2, 3).forEach(number -> topic().publish(new Message(number)));

      await().until(() -> received.size() == 3);
    }

    @Test
    void aSlowSubscriberLosesTheOldestAndHoldsUpNobody() {
      var firstIsThere = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      Queue<Message> slow = new ConcurrentLinkedQueue<>();
      Queue<Message> quick = new ConcurrentLinkedQueue<>();
      topic()
          .subscribe(message -> {
            firstIsThere.countDown();
            waitFor(goOn);
            slow.add(message);
          });
      topic().publish(new Message(0));
      waitFor(firstIsThere);
      topic().subscribe(quick::add);

      int last = 2 * Topic.MAX_WAITING;
      IntStream.rangeClosed(1, last).forEach(number -> topic().publish(new Message(number)));

      await().until(() -> quick.contains(new Message(last)));
      goOn.countDown();
      await().until(() -> slow.contains(new Message(last)));
      assertThat(slow)
          .containsExactlyElementsOf(
              IntStream.concat(
                      IntStream.of(0), IntStream.rangeClosed(last - Topic.MAX_WAITING + 1, last))
                  .mapToObj(Message::new)
                  .toList());
    }

    @Test
    void aSubscriberMayPublishAndUnsubscribeWhileItIsCalled() {
      Queue<Message> received = new ConcurrentLinkedQueue<>();
      topic()
          .subscribe(message -> {
            if (message.number() < 3) {
              topic().publish(new Message(message.number() + 1));
            }
            received.add(message);
          });

      topic().publish(new Message(1));

      await().atMost(Duration.ofSeconds(5)).until(() -> received.size() == 3);
    }

    private static void waitFor(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class InProcess extends Contract {

    private final Topics topics = new InProcessTopics();

    @Override
    Topics topics() {
      return topics;
    }
  }

  @Nested
  class Redis extends Contract {

    @RegisterExtension static final OneNode one = new OneNode();

    @Override
    Topics topics() {
      return one.node().topics();
    }
  }
}
