package dev.slipway.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis, and the one place that knows what to do without it: as soon as a command
 * fails, nobody waits for Redis any more and {@link #call} takes the other way, until a probe finds
 * it working again. So a request loses a second at most, and only the first ones do.
 */
final class RedisConnection implements ClusterHealth, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RedisConnection.class);

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);
  static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

  private final RedisAddress address;
  private final RedissonClient client;
  private final Queue<Function<RedissonClient, ? extends CompletionStage<?>>> onceConnected =
      new ArrayDeque<>();
  private final Thread probing;

  /** Whether the log has been told about the present problem. */
  private final AtomicBoolean warned = new AtomicBoolean();

  private volatile @Nullable String problem;
  private volatile @Nullable String version;
  private volatile boolean closed;

  /** Tries once to connect, for two seconds at most, and returns however that ends. */
  RedisConnection(RedisAddress address) {
    this.address = address;
    this.client = Redisson.create(RedisClientConfig.of(address));
    this.problem = sentence("not connected yet");
    probe();
    this.probing = Thread.ofVirtual().name("redis-probe").start(this::keepProbing);
  }

  /**
   * Gives what Redis answers, or the other thing while Redis is away.
   *
   * @param command starts one command
   * @param read makes something of its answer, on the caller's thread
   * @param alone what this node does for itself
   */
  <A extends @Nullable Object, T> T call(
      Function<RedissonClient, ? extends CompletionStage<A>> command,
      Function<A, T> read,
      Supplier<T> alone) {
    if (problem != null) {
      return alone.get();
    }
    A answer;
    try {
      answer = await(command.apply(client), COMMAND_TIMEOUT);
    } catch (RedisException e) {
      lost(e);
      return alone.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return alone.get();
    }
    return read.apply(answer);
  }

  /** The same for what gives no answer that matters. */
  void run(Function<RedissonClient, ? extends CompletionStage<?>> command, Runnable alone) {
    call(
        redis -> command.apply(redis).thenApply(answer -> true),
        Function.identity(),
        () -> {
          alone.run();
          return false;
        });
  }

  /** Does something once, as soon as there is a connection; it is repeated if it fails. */
  synchronized void onceConnected(Function<RedissonClient, ? extends CompletionStage<?>> action) {
    onceConnected.add(action);
    if (problem == null) {
      probe();
    }
  }

  /** Number of the database that this connection uses. */
  int database() {
    return address.database();
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public Optional<String> version() {
    return Optional.ofNullable(version);
  }

  @Override
  public void close() {
    closed = true;
    problem = sentence("the connection is closed");
    probing.interrupt();
    client.shutdown(0, COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void keepProbing() {
    while (!closed) {
      try {
        Thread.sleep(BETWEEN_PROBES);
      } catch (InterruptedException e) {
        return;
      }
      probe();
    }
  }

  /**
   * Writes, as a server that is full, read-only or still loading answers a ping all the same.
   * Nothing that goes wrong ends the probing.
   */
  private synchronized void probe() {
    try {
      await(
          client.getBucket("slipway:probe").setAsync("", BETWEEN_PROBES.multipliedBy(20)),
          CONNECT_TIMEOUT);
      while (!onceConnected.isEmpty()) {
        await(onceConnected.element().apply(client), CONNECT_TIMEOUT);
        onceConnected.remove();
      }
      if (problem != null && !closed) {
        version = readVersion();
        problem = null;
        warned.set(false);
        log.info("Connected to Redis at {}", address.hostAndPort());
      }
    } catch (RuntimeException e) {
      lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null where the server does not tell, as to an account that may do no more than it needs. */
  private @Nullable String readVersion() {
    try {
      Map<String, String> server =
          client.getRedisNodes(RedisNodes.SINGLE).getInstance().info(RedisNode.InfoSection.SERVER);
      String valkey = server.get("valkey_version");
      return valkey != null ? "Valkey " + valkey : "Redis " + server.get("redis_version");
    } catch (RedisException e) {
      log.debug("The version of Redis is not known", e);
      return null;
    }
  }

  /** Not synchronized: a request must not wait for a probe that itself waits. */
  private void lost(RuntimeException e) {
    if (closed) {
      return;
    }
    String sentence = sentence(reason(e));
    problem = sentence;
    if (!warned.getAndSet(true)) {
      log.warn("{}", sentence);
    }
  }

  private String sentence(String reason) {
    return "Redis at %s does not work (%s): until it does, this node works as if it were alone."
        .formatted(address.hostAndPort(), reason);
  }

  /**
   * The first sentence of the innermost cause, as what follows it is the command and what was in
   * it. Were the password part of it, it would not be told.
   */
  private String reason(RuntimeException e) {
    List<Throwable> causes =
        Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause).toList();
    if (causes.stream().anyMatch(RedisTimeoutException.class::isInstance)) {
      return "it does not answer in time";
    }
    String reason =
        causes.stream()
            .map(Throwable::getMessage)
            .filter(Objects::nonNull)
            .reduce("", (outer, inner) -> inner)
            .replaceFirst("(?s)[.!]+ .*", "");
    return address.password() == null ? reason : reason.replace(address.password(), "***");
  }

  private static <T extends @Nullable Object> T await(CompletionStage<T> answer, Duration timeout)
      throws InterruptedException {
    try {
      return answer.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RedisException failure
          ? failure
          : new RedisException(e.getCause());
    } catch (TimeoutException e) {
      throw new RedisTimeoutException(e.getMessage());
    }
  }
}
