package dev.slipway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A real Redis on a free port of this machine, with nothing in it. It can be killed, started again
 * and made to hang.
 */
public final class RedisServer implements AutoCloseable {

  private static final Path BINARY = Path.of("/usr/bin/redis-server");
  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

  private final int port;
  private final List<String> options;
  private final Path directory;
  private @Nullable Process process;

  private RedisServer(int port, List<String> options) {
    this.port = port;
    this.options = options;
    try {
      this.directory = Files.createTempDirectory("slipway-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Starts a server, with more options of {@code redis-server} if need be: {@code --requirepass},
   * {@code secret}.
   */
  public static RedisServer start(String... options) {
    RedisServer server = stopped(options);
    server.restart();
    return server;
  }

  /** Reserves an address at which nothing answers until {@link #restart}. */
  public static RedisServer stopped(String... options) {
    return new RedisServer(freePort(), List.of(options));
  }

  /** What {@code slipway.redis.url} takes. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Starts it, empty, at the same address as before. */
  public void restart() {
    kill();
    var command =
        new ArrayList<>(
            List.of(BINARY.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--save", "", "--dir", directory.toString()));
    command.addAll(options);
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new AssertionError(
          BINARY
              + " can not be run: install the package redis-server (apt-get install redis-server).",
          e);
    }
    awaitAnswer(process);
  }

  /** Ends it as a crash would. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
      process = null;
    }
  }

  /** Makes it hang: connections stay open and nothing is answered. */
  public void hang() {
    signal("STOP");
  }

  /** Ends {@link #hang}. */
  public void goOn() {
    signal("CONT");
  }

  @Override
  public void close() {
    kill();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) {
    if (process == null) {
      throw new IllegalStateException("Redis is not running");
    }
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer(Process started) {
    Instant end = Instant.now().plus(START_TIMEOUT);
    while (!answers()) {
      if (!started.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("redis-server did not start:\n" + log());
      }
      pause();
    }
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(UTF_8));
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      return "(without a log)";
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while Redis was starting", e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
