package dev.slipway.simulator.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Slipway itself: the packaged jar in a process of its own, told everything by its environment. */
final class SlipwayProcess implements AutoCloseable {

  private static final Path JAR = Path.of("backend", "target", "slipway.jar");
  private static final int LINES_SHOWN = 20;

  /** Longer than Slipway's own patience with requests that are under way when it stops. */
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final DataFolder data;
  private final int port;

  private SlipwayProcess(Process process, DataFolder data, int port) {
    this.process = process;
    this.data = data;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param settings environment variables, on top of our own
   */
  static SlipwayProcess start(DataFolder data, int port, Map<String, String> settings) {
    if (!Files.exists(JAR)) {
      throw new LaunchFailed(JAR + " is missing: use dev/run, which builds it.");
    }
    try {
      // The quick compiler only: the start takes half the time, and nobody measures speed here.
      ProcessBuilder builder =
          new ProcessBuilder(
              java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString());
      builder.environment().putAll(settings);
      builder.redirectErrorStream(true).redirectOutput(data.slipwayLog().toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      Files.writeString(data.slipwayPid(), String.valueOf(process.pid()));
      return new SlipwayProcess(process, data, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Waits until it says that it is well.
   *
   * @throws LaunchFailed with the end of its log where it stops or stays unwell
   */
  void awaitHealthy(Duration patience) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!isHealthy(http)) {
        if (!process.isAlive()) {
          throw new LaunchFailed("Slipway did not start. " + endOfLog());
        }
        if (Instant.now().isAfter(end)) {
          throw new LaunchFailed(
              "Slipway was not ready after %d s. %s".formatted(patience.toSeconds(), endOfLog()));
        }
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
    }
  }

  private boolean isHealthy(HttpClient http) throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until it ends by itself, and says so. */
  String awaitEnd() throws InterruptedException {
    return "Slipway stopped by itself (exit code %d). %s".formatted(process.waitFor(), endOfLog());
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(data.slipwayLog());
      // Where Spring found a sentence for what is wrong, that is all there is to say.
      int described = lines.lastIndexOf("Description:");
      int from = described >= 0 ? described + 2 : Math.max(0, lines.size() - LINES_SHOWN);
      List<String> last = lines.subList(Math.min(from, lines.size()), lines.size());
      return "The end of %s:%n%n%s".formatted(data.slipwayLog(), String.join("\n", last));
    } catch (IOException e) {
      return "Its log can't be read: " + e.getMessage();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(data.slipwayPid());
  }
}
