package dev.slipway.cluster;

import dev.slipway.testing.RedisServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives a test class a Redis and a node on it. */
final class OneNode implements BeforeAllCallback, AfterAllCallback {

  private @Nullable RedisServer redis;
  private @Nullable Node node;

  @Override
  public void beforeAll(ExtensionContext context) {
    redis = RedisServer.start();
    node = Node.at(redis);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    node().close();
    if (redis != null) {
      redis.close();
    }
  }

  Node node() {
    if (node == null) {
      throw new IllegalStateException("There is a node only while a test runs");
    }
    return node;
  }
}
