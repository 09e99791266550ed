package dev.slipway.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Buckets of one node alone. One that nobody has used for long is full again, and forgotten. */
public final class InProcessBuckets implements Buckets {

  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int MOST = 200_000;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).maximumSize(MOST).build();

  @Override
  public Taken take(String key, Size size, long amount) {
    return taken(size, bucket(key, size).tryConsumeAndReturnRemaining(amount));
  }

  @Override
  public void charge(String key, Size size, long amount) {
    bucket(key, size).consumeIgnoringRateLimits(amount);
  }

  private Bucket bucket(String key, Size size) {
    return buckets.get(key, missing -> Bucket.builder().addLimit(bandwidth(size)).build());
  }

  static BucketConfiguration configuration(Size size) {
    return BucketConfiguration.builder().addLimit(bandwidth(size)).build();
  }

  private static Bandwidth bandwidth(Size size) {
    return Bandwidth.builder()
        .capacity(size.capacity())
        .refillGreedy(size.refill(), size.period())
        .build();
  }

  static Taken taken(Size size, ConsumptionProbe probe) {
    return new Taken(
        probe.isConsumed(),
        size.capacity(),
        Math.max(0, probe.getRemainingTokens()),
        Duration.ofNanos(probe.getNanosToWaitForRefill()),
        Duration.ofNanos(probe.getNanosToWaitForReset()));
  }
}
