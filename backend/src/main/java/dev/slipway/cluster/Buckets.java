package dev.slipway.cluster;

import java.time.Duration;

/**
 * Rate limits as token buckets: an allowance that comes back evenly and can be saved up to a bound.
 *
 * <p>While Redis is away each node counts alone, so that a limit then holds for each node by
 * itself.
 */
public interface Buckets {

  /**
   * How big a bucket is.
   *
   * @param capacity the most that can be saved up; a new bucket is full
   * @param refill how much comes back in each {@code period}, evenly spread
   */
  record Size(long capacity, long refill, Duration period) {}

  /**
   * What became of a wish.
   *
   * @param allowed whether it was granted
   * @param capacity of the bucket
   * @param remaining what is left
   * @param retryAfter how long until it would be granted; zero where it was
   * @param untilFull how long until the bucket is full again
   */
  record Taken(
      boolean allowed, long capacity, long remaining, Duration retryAfter, Duration untilFull) {}

  /**
   * Takes some of a bucket, or nothing where there is less in it.
   *
   * @param key whose bucket; one key always has one size
   */
  Taken take(String key, Size size, long amount);

  /** Takes some of a bucket also where there is less in it: it is in debt then. */
  void charge(String key, Size size, long amount);
}
