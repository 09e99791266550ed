package dev.slipway.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hands messages to the subscribers of this node. */
public final class InProcessTopics implements Topics {

  private record Subscriber(Class<?> type, Mailbox<Object> mailbox) {}

  /**
   * By topic; the lists are never changed and never empty, so that a topic is gone with its last
   * subscriber.
   */
  private final ConcurrentHashMap<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();

  @Override
  public <T> Topic<T> topic(String name, Class<T> type) {
    return new Topic<>() {
      @Override
      public void publish(T value) {
        InProcessTopics.this.publish(name, value);
      }

      @Override
      public Subscription subscribe(Consumer<? super T> subscriber) {
        var mailbox =
            new Mailbox<>(
                "topic " + name, MAX_WAITING, value -> subscriber.accept(type.cast(value)));
        var added = new Subscriber(type, mailbox);
        subscribers.merge(name, List.of(added), InProcessTopics::concat);
        return () -> {
          mailbox.close();
          subscribers.computeIfPresent(name, (key, present) -> without(added, present));
        };
      }
    };
  }

  /** Publishes to this node's subscribers. */
  void publish(String name, Object value) {
    subscribers.getOrDefault(name, List.of()).forEach(to -> to.mailbox().put(value));
  }

  /** What the subscribers of a topic expect; empty where it has none on this node. */
  Optional<Class<?>> expectedType(String name) {
    return Optional.ofNullable(subscribers.get(name)).map(present -> present.getFirst().type());
  }

  private static List<Subscriber> concat(List<Subscriber> present, List<Subscriber> added) {
    return Stream.concat(present.stream(), added.stream()).toList();
  }

  private static @Nullable List<Subscriber> without(Subscriber gone, List<Subscriber> present) {
    List<Subscriber> rest = present.stream().filter(one -> !one.equals(gone)).toList();
    return rest.isEmpty() ? null : rest;
  }
}
