package dev.slipway.cluster;

import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.redisson.Bucket4jRedisson;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

/** Buckets of all nodes, which Redis forgets once they are full. */
final class RedisBuckets implements Buckets {

  private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

  private final RedisConnection connection;
  private final Buckets alone = new InProcessBuckets();

  RedisBuckets(RedisConnection connection) {
    this.connection = connection;
  }

  @Override
  public Taken take(String key, Size size, long amount) {
    return connection.call(
        redis -> bucket(redis, key, size).tryConsumeAndReturnRemaining(amount),
        probe -> InProcessBuckets.taken(size, probe),
        () -> alone.take(key, size, amount));
  }

  @Override
  public void charge(String key, Size size, long amount) {
    connection.run(
        redis -> bucket(redis, key, size).consumeIgnoringRateLimits(amount),
        () -> alone.charge(key, size, amount));
  }

  private static AsyncBucketProxy bucket(RedissonClient redis, String key, Size size) {
    return Bucket4jRedisson.casBasedBuilder(((Redisson) redis).getCommandExecutor())
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
        .build()
        .asAsync()
        .builder()
        .build(
            "slipway:bucket:" + key,
            () -> CompletableFuture.completedFuture(InProcessBuckets.configuration(size)));
  }
}
