package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * Rate limits as fixed windows: the first call opens the window of a key, all others are refused
 * until it has ended.
 *
 * <p>While Redis is away each node counts alone, so that an action stays possible and stays
 * limited: at worst it happens once per node in a window.
 */
public interface Windows {

  /**
   * Opens a window unless one is open: of any number of callers at one moment, on all nodes, one
   * opens it.
   *
   * @param key what is limited, for example {@code power:srv_…}
   * @param window at least a millisecond
   * @return empty where this call opened the window, otherwise how long the present one still
   *     lasts, never zero
   */
  Optional<Duration> tryOpen(String key, Duration window);

  /** Ends a window before its time, where what it was opened for did not take place. */
  void close(String key);
}
