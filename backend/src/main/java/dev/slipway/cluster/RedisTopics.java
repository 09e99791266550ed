package dev.slipway.cluster;

import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RedissonClient;

/**
 * Topics of all nodes. This node's subscribers are served directly, with or without Redis; the
 * others get the value as JSON over a channel per topic. Each node hears all channels by one
 * subscription, which is cheaper than following who subscribes where and has only one thing to
 * restore when Redis comes back.
 */
final class RedisTopics implements Topics {

  /** So many values wait for Redis at most; beyond that the oldest do not reach the other nodes. */
  private static final int MAX_LEAVING = 4096;

  private record Leaving(String topic, Object value) {}

  private final RedisConnection connection;
  private final InProcessTopics here = new InProcessTopics();
  private final Mailbox<Leaving> leaving =
      new Mailbox<>("topics to Redis", MAX_LEAVING, this::send);

  /** Tells what this node sent itself, and has handed over already. */
  private final String node = UUID.randomUUID().toString();

  /**
   * Channels are not part of a database: the number keeps two installations on one server apart.
   */
  private final String channels;

  RedisTopics(RedisConnection connection) {
    this.connection = connection;
    this.channels = "slipway:" + connection.database() + ":topic:";
    connection.onceConnected(this::listen);
  }

  @Override
  public <T> Topic<T> topic(String name, Class<T> type) {
    Topic<T> topic = here.topic(name, type);
    return new Topic<>() {
      @Override
      public void publish(T value) {
        topic.publish(value);
        leaving.put(new Leaving(name, value));
      }

      @Override
      public Subscription subscribe(Consumer<? super T> subscriber) {
        return topic.subscribe(subscriber);
      }
    };
  }

  /** Ends any earlier attempt first: one that seemed to fail may have come about late. */
  private CompletionStage<?> listen(RedissonClient redis) {
    RPatternTopic all = redis.getPatternTopic(channels + "*");
    return all.removeAllListenersAsync()
        .thenCompose(none ->
            all.addListenerAsync(
                String.class, (pattern, channel, text) -> receive(channel.toString(), text)));
  }

  /** The message is the sender's id, a space and the value. */
  private void send(Leaving message) {
    String text = node + " " + Json.write(message.value());
    connection.run(
        redis -> redis.getTopic(channels + message.topic()).publishAsync(text), () -> {});
  }

  private void receive(String channel, String message) {
    int space = message.indexOf(' ');
    if (space < 0 || message.substring(0, space).equals(node)) {
      return;
    }
    String name = channel.substring(channels.length());
    here.expectedType(name)
        .flatMap(type -> Json.read(message.substring(space + 1), type))
        .ifPresent(value -> here.publish(name, value));
  }
}
