package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * Counts failures over a sliding period: each is forgotten on its own when its period is over, so
 * that there is never a moment at which a fresh set of attempts is given at once.
 *
 * <p>Attempts that run side by side must not get around a limit. So ask {@link #untilBelow} before
 * the attempt, and after it once more before telling that it worked; after a failure look at what
 * {@link #record} gives back.
 *
 * <p>While Redis is away each node counts alone: nobody is locked out by that, and guessing stays
 * limited to so many attempts per node.
 */
public interface FailureCounters {

  /**
   * Counts a failure.
   *
   * @param key whose failure, for example {@code sign-in:account:…}
   * @param period how long it counts, at least a millisecond
   * @return the failures that count now, this one included
   */
  int record(String key, Duration period);

  /**
   * Whether there are too many failures.
   *
   * @param limit the number of failures that is too many, from 1
   * @return empty where fewer than that count now, otherwise how long until it is so, never zero
   */
  Optional<Duration> untilBelow(String key, int limit);

  /** Forgets all failures of a key. */
  void clear(String key);
}
