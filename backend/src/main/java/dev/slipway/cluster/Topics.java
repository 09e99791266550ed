package dev.slipway.cluster;

/** Messages to all nodes. */
public interface Topics {

  /**
   * Gives a topic; it costs nothing until somebody subscribes.
   *
   * @param name for example {@code live-stats:srv_…}; one name always has one type
   * @param type immutable, as subscribers on this node share the instance, and something that
   *     Jackson writes and reads
   */
  <T> Topic<T> topic(String name, Class<T> type);
}
