package dev.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node of Slipway in a process of its own, which can be killed as no context can be closed. */
public final class SlipwayProcess implements AutoCloseable {

  private static final String STARTED = "Started SlipwayApplication";
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Map<String, ?> settings;
  private final int port = freePort();
  private Process process;

  /** Starts a node and waits until it answers. */
  public SlipwayProcess(Map<String, ?> settings) {
    this.settings = settings;
    this.process = launch();
  }

  private Process launch() {
    try {
      Path log = Files.createTempFile("slipway-node", ".log");
      log.toFile().deleteOnExit();
      Process started =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      awaitStart(started, log);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "dev.slipway.SlipwayApplication",
            "--server.port=" + port));
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    return command;
  }

  /** The port must be the same after a kill, so the process can't choose it. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitStart(Process process, Path log) throws IOException {
    long limit = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < limit && process.isAlive()) {
      if (Files.readString(log).contains(STARTED)) {
        return;
      }
      pause();
    }
    process.destroyForcibly();
    throw new AssertionError("The node did not start:\n" + Files.readString(log));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a node started", e);
    }
  }

  /** Kills the node at once (SIGKILL): it gets to do nothing more. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts another node with the same settings. */
  public void startAgain() {
    process = launch();
  }

  /** Somebody who calls it; a session outlives the process. */
  public GraphQlCaller signIn(String email, String password) {
    GraphQlCaller caller =
        new GraphQlCaller(path -> URI.create("http://127.0.0.1:" + port + path), null);
    caller.signIn(email, password);
    return caller;
  }

  @Override
  public void close() {
    kill();
  }
}
