package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of all nodes: JSON in keys that Redis lets expire. */
final class RedisSharedValues implements SharedValues {

  private final RedisConnection connection;
  private final SharedValues alone = new InProcessSharedValues();

  RedisSharedValues(RedisConnection connection) {
    this.connection = connection;
  }

  @Override
  public <T> Optional<T> get(String key, Class<T> type) {
    return connection.call(
        redis -> redis.<@Nullable String>getBucket(redisKey(key)).getAsync(),
        json -> json == null ? Optional.empty() : Json.read(json, type),
        () -> alone.get(key, type));
  }

  @Override
  public void put(String key, Object value, Duration ttl) {
    Duration time = Duration.ofMillis(Periods.millis(ttl));
    String json = Json.write(value);
    connection.run(
        redis -> redis.getBucket(redisKey(key)).setAsync(json, time),
        () -> alone.put(key, value, time));
  }

  @Override
  public void remove(String key) {
    alone.remove(key);
    connection.run(redis -> redis.getBucket(redisKey(key)).deleteAsync(), () -> {});
  }

  private static String redisKey(String key) {
    return "slipway:value:" + key;
  }
}
