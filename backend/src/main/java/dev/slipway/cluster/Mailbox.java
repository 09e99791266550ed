package dev.slipway.cluster;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between who publishes and one subscriber: takes values at once and hands them over one by
 * one, in order, on a virtual thread that lives only while there is something to hand over. When
 * full, the oldest value is lost.
 */
final class Mailbox<T> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

  private final String name;
  private final int capacity;
  private final Consumer<? super T> subscriber;
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private boolean emptying;
  private boolean closed;

  /** The name is for the log. */
  Mailbox(String name, int capacity, Consumer<? super T> subscriber) {
    this.name = name;
    this.capacity = capacity;
    this.subscriber = subscriber;
  }

  synchronized void put(T value) {
    if (closed) {
      return;
    }
    if (waiting.size() == capacity) {
      waiting.removeFirst();
    }
    waiting.addLast(value);
    if (!emptying) {
      emptying = true;
      Thread.ofVirtual().name(name).start(this::empty);
    }
  }

  /** Nothing is handed over after this, but for the value that is being handed over now. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
  }

  private void empty() {
    for (T value = next(); value != null; value = next()) {
      handOver(value);
    }
  }

  private synchronized @Nullable T next() {
    T value = waiting.pollFirst();
    emptying = value != null;
    return value;
  }

  /**
   * Errors are caught too: a thread that ended with one would leave its subscriber without values
   * for good.
   */
  private void handOver(T value) {
    try {
      subscriber.accept(value);
    } catch (RuntimeException | Error e) {
      log.error("A subscriber of {} failed; it stays subscribed", name, e);
    }
  }
}
