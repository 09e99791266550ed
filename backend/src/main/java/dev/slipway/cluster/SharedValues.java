package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * The last value of each key, for a time. Values can vanish before that.
 *
 * <p>While Redis is away each node sees only what it put itself since then. What was removed
 * meanwhile can be seen again afterwards, until its time is over: choose that time so that this
 * does no harm.
 */
public interface SharedValues {

  /**
   * Reads a value.
   *
   * @param type as it was put; a value that can not be read as that, as when another version of
   *     Slipway wrote it, counts as absent
   */
  <T> Optional<T> get(String key, Class<T> type);

  /**
   * Puts a value in place of any other.
   *
   * @param value immutable, as readers on this node may share the instance, and something that
   *     Jackson writes and reads
   * @param ttl at least a millisecond
   */
  void put(String key, Object value, Duration ttl);

  /** Forgets a value before its time. */
  void remove(String key);
}
