package dev.slipway.cluster;

import java.util.Optional;

/**
 * How the connection to the other nodes is. There is such a bean only where {@code
 * slipway.redis.url} is set.
 */
public interface ClusterHealth {

  /**
   * What is wrong, for operators, without secrets; empty where all is well. Known from the last
   * second, never asks Redis.
   */
  Optional<String> problem();

  /**
   * Product and version as the server last reported it, {@code Redis 7.0.15}; empty where it is not
   * known.
   */
  Optional<String> version();
}
