package dev.slipway.cluster;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the nodes meet.
 *
 * @param url address of a Redis or Valkey server as {@link RedisAddress} reads it; null or blank
 *     where this is the only node
 */
@ConfigurationProperties("slipway.redis")
public record RedisProperties(@Nullable String url) {

  static final String URL = "slipway.redis.url";

  /** Checks the address, so that a wrong one stops the start. */
  public RedisProperties {
    url = url == null || url.isBlank() ? null : url.strip();
    if (url != null) {
      RedisAddress.parse(url);
    }
  }

  /** The address; empty where there is one node. */
  Optional<RedisAddress> address() {
    return Optional.ofNullable(url).map(RedisAddress::parse);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RedisProperties[url=" + address().map(RedisAddress::toString).orElse("not set") + "]";
  }
}
