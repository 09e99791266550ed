package dev.slipway.cluster;

import java.util.function.Consumer;

/**
 * Hands what is published to every subscriber on every node, this one included.
 *
 * <p>A hint, not a record: there is no replay. A subscriber gets what is published after it
 * subscribed, in order for each publishing node. One that can not keep up loses the oldest of what
 * waits for it once {@value #MAX_WAITING} values do. What is published while Redis is away reaches
 * the subscribers of the own node only.
 */
public interface Topic<T> {

  /** How many values wait for one subscriber at most. */
  int MAX_WAITING = 256;

  /** Returns at once, however slow the subscribers are. */
  void publish(T value);

  /**
   * Takes part from now on.
   *
   * @param subscriber called on a virtual thread, one value at a time; what it throws is logged and
   *     it stays subscribed
   * @return ends the subscription when closed: no call begins after that
   */
  Subscription subscribe(Consumer<? super T> subscriber);

  /** One subscriber's place. Closing it twice does nothing. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
