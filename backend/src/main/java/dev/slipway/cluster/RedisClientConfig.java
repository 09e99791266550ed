package dev.slipway.cluster;

import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;

/** How the client of Redis is set up. */
final class RedisClientConfig {

  /** Noticed within this many probes' time: a connection that is open and answers nothing. */
  private static final int PROBES_PER_PING = 10;

  /**
   * Made without connecting, so that it can be made while Redis is down. Commands are not repeated:
   * one whose answer was lost may have taken effect. Few connections are enough, as no command
   * waits in Redis.
   */
  static Config of(RedisAddress address) {
    var config = new Config();
    config
        .setLazyInitialization(true)
        .setCodec(StringCodec.INSTANCE)
        .setThreads(2)
        .setNettyThreads(2)
        .setUsername(address.user())
        .setPassword(address.password());
    config
        .useSingleServer()
        .setAddress(address.endpoint())
        .setDatabase(address.database())
        .setClientName("slipway")
        .setConnectTimeout((int) RedisConnection.CONNECT_TIMEOUT.toMillis())
        .setTimeout((int) RedisConnection.COMMAND_TIMEOUT.toMillis())
        .setRetryAttempts(0)
        .setReconnectionDelay(new ConstantDelay(RedisConnection.BETWEEN_PROBES))
        .setPingConnectionInterval(
            (int) RedisConnection.BETWEEN_PROBES.multipliedBy(PROBES_PER_PING).toMillis())
        .setConnectionMinimumIdleSize(1)
        .setConnectionPoolSize(16)
        .setSubscriptionConnectionMinimumIdleSize(1)
        .setSubscriptionConnectionPoolSize(1);
    return config;
  }

  private RedisClientConfig() {}
}
