package dev.slipway.cluster;

import dev.slipway.testing.RedisServer;

/** What one node has of the cluster; several of them share a server as several nodes do. */
record Node(
    RedisConnection connection,
    Windows windows,
    FailureCounters failures,
    Topics topics,
    Leases leases,
    SharedValues values,
    Buckets buckets)
    implements AutoCloseable {

  static Node at(RedisServer redis) {
    return at(redis.url());
  }

  static Node at(String url) {
    var connection = new RedisConnection(RedisAddress.parse(url));
    return new Node(
        connection,
        new RedisWindows(connection),
        new RedisFailureCounters(connection),
        new RedisTopics(connection),
        new RedisLeases(connection),
        new RedisSharedValues(connection),
        new RedisBuckets(connection));
  }

  /** Leaves as a node that dies: nothing is given back. */
  @Override
  public void close() {
    connection.close();
  }
}
