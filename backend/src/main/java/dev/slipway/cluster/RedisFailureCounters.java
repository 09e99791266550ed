package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Failures counted by all nodes: a sorted set for each key, whose scores are the times at which
 * they are forgotten.
 */
final class RedisFailureCounters implements FailureCounters {

  private static final long BELOW = -1;

  private static final String NOW =
      """
      local time = redis.call('time')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      """;

  private static final RedisScript RECORD =
      new RedisScript(
          NOW
              + """
              redis.call('zremrangebyscore', KEYS[1], '-inf', now)
              redis.call('zadd', KEYS[1], now + ARGV[1], ARGV[2])
              local last = redis.call('zrange', KEYS[1], -1, -1, 'WITHSCORES')
              redis.call('pexpireat', KEYS[1], last[2])
              return redis.call('zcard', KEYS[1])
              """);

  private static final RedisScript UNTIL_BELOW =
      new RedisScript(
          NOW
              + """
              local excess = redis.call('zcount', KEYS[1], '(' .. now, '+inf') - ARGV[1]
              if excess < 0 then
                return -1
              end
              local deciding = redis.call('zrangebyscore', KEYS[1], '(' .. now, '+inf',
                  'WITHSCORES', 'LIMIT', excess, 1)
              return deciding[2] - now
              """);

  private final RedisConnection connection;
  private final FailureCounters alone = new InProcessFailureCounters();

  RedisFailureCounters(RedisConnection connection) {
    this.connection = connection;
  }

  @Override
  public int record(String key, Duration period) {
    long millis = Periods.millis(period);
    return connection.call(
        redis -> RECORD.run(redis, redisKey(key), millis, UUID.randomUUID()),
        Math::toIntExact,
        () -> alone.record(key, period));
  }

  @Override
  public Optional<Duration> untilBelow(String key, int limit) {
    return connection.call(
        redis -> UNTIL_BELOW.run(redis, redisKey(key), limit),
        left -> left == BELOW ? Optional.empty() : Optional.of(Periods.left(left)),
        () -> alone.untilBelow(key, limit));
  }

  @Override
  public void clear(String key) {
    alone.clear(key);
    connection.run(redis -> redis.getScoredSortedSet(redisKey(key)).deleteAsync(), () -> {});
  }

  private static String redisKey(String key) {
    return "slipway:failures:" + key;
  }
}
