package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leases among all nodes: a lease is a key that Redis lets expire, with a token in it that only its
 * holder knows.
 */
final class RedisLeases implements Leases {

  private static final RedisScript RENEW =
      new RedisScript(
          """
          if redis.call('get', KEYS[1]) == ARGV[1] then
            return redis.call('pexpire', KEYS[1], ARGV[2])
          end
          return 0
          """);

  private static final RedisScript RELEASE =
      new RedisScript(
          """
          if redis.call('get', KEYS[1]) == ARGV[1] then
            return redis.call('del', KEYS[1])
          end
          return 0
          """);

  private final RedisConnection connection;
  private final Leases alone = new InProcessLeases();

  RedisLeases(RedisConnection connection) {
    this.connection = connection;
  }

  @Override
  public Optional<Lease> tryAcquire(String name, Duration ttl) {
    String token = UUID.randomUUID().toString();
    Duration time = Duration.ofMillis(Periods.millis(ttl));
    return connection.call(
        redis -> redis.getBucket(redisKey(name)).setIfAbsentAsync(token, time),
        taken -> taken ? Optional.of(new Held(name, token, time, null)) : Optional.empty(),
        () -> alone.tryAcquire(name, time).map(here -> new Held(name, token, time, here)));
  }

  private static String redisKey(String name) {
    return "slipway:lease:" + name;
  }

  /**
   * A lease that is held in Redis, or while Redis is away on this node. One that Redis does not
   * know of when it is back is lost: so the nodes that each held it alone come to an agreement
   * again.
   */
  private final class Held implements Lease {

    private final String name;
    private final String token;
    private final Duration ttl;
    private @Nullable Lease here;

    Held(String name, String token, Duration ttl, @Nullable Lease here) {
      this.name = name;
      this.token = token;
      this.ttl = ttl;
      this.here = here;
    }

    @Override
    public synchronized boolean renew() {
      return connection.call(
          redis -> RENEW.run(redis, redisKey(name), token, ttl.toMillis()),
          renewed -> renewed == 1,
          this::renewHere);
    }

    @Override
    public synchronized void close() {
      releaseHere();
      connection.run(redis -> RELEASE.run(redis, redisKey(name), token), () -> {});
    }

    private boolean renewHere() {
      if (here == null || !here.renew()) {
        here = alone.tryAcquire(name, ttl).orElse(null);
      }
      return here != null;
    }

    private void releaseHere() {
      if (here != null) {
        here.close();
        here = null;
      }
    }
  }
}
