package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;

/** Windows of all nodes: a window is a key that Redis lets expire. */
final class RedisWindows implements Windows {

  private static final long OPENED = -1;

  private static final RedisScript TRY_OPEN =
      new RedisScript(
          """
          if redis.call('set', KEYS[1], '', 'NX', 'PX', ARGV[1]) then
            return -1
          end
          return redis.call('pttl', KEYS[1])
          """);

  private final RedisConnection connection;
  private final Windows alone = new InProcessWindows();

  RedisWindows(RedisConnection connection) {
    this.connection = connection;
  }

  @Override
  public Optional<Duration> tryOpen(String key, Duration window) {
    long millis = Periods.millis(window);
    return connection.call(
        redis -> TRY_OPEN.run(redis, redisKey(key), millis),
        left -> left == OPENED ? Optional.empty() : Optional.of(Periods.left(left)),
        () -> alone.tryOpen(key, window));
  }

  @Override
  public void close(String key) {
    alone.close(key);
    connection.run(redis -> redis.getBucket(redisKey(key)).deleteAsync(), () -> {});
  }

  private static String redisKey(String key) {
    return "slipway:window:" + key;
  }
}
