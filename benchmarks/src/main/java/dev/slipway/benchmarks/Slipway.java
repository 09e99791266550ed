package dev.slipway.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged jar in a process of its own, and its API. */
final class Slipway implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path JAR = Path.of("backend", "target", "slipway.jar");

  /** Below what one caller may ask for in a second. */
  private static final Duration BETWEEN_CALLS = Duration.ofMillis(70);

  private final Process process;
  private final int port;
  private final String publicUrl;
  private final HttpClient http = HttpClient.newHttpClient();
  private String cookie = "";

  private Slipway(Process process, int port, String publicUrl) {
    this.process = process;
    this.port = port;
    this.publicUrl = publicUrl;
  }

  /** Starts it with these settings and signs in as the operator. */
  static Slipway start(int port, Map<String, String> settings, Path log) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            JAR.toString());
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Slipway slipway =
        new Slipway(builder.start(), port, String.valueOf(settings.get("SLIPWAY_PUBLIC_URL")));
    slipway.awaitHealthy();
    slipway.signIn(
        String.valueOf(settings.get("SLIPWAY_OPERATOR_EMAIL")),
        String.valueOf(settings.get("SLIPWAY_OPERATOR_PASSWORD")));
    return slipway;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  String cookie() {
    return cookie;
  }

  String publicUrl() {
    return publicUrl;
  }

  private void awaitHealthy() throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It is still starting.
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("Slipway did not start: see its log");
  }

  private void signIn(String email, String password) throws Exception {
    String document =
        "mutation($input: SignInInput!) { signIn(input: $input) { viewer { id } userErrors { message } } }";
    HttpResponse<String> answer =
        send(document, Map.of("input", Map.of("email", email, "password", password)));
    cookie =
        answer
            .headers()
            .firstValue("Set-Cookie")
            .map(header -> header.substring(0, header.indexOf(';')))
            .orElseThrow(() -> new IllegalStateException(answer.body()));
  }

  /** Calls the API, and gives the data of the answer. */
  JsonNode call(String document, Map<String, ?> variables) throws Exception {
    Thread.sleep(BETWEEN_CALLS);
    JsonNode answer = JSON.readTree(send(document, variables).body());
    if (answer.has("errors") || answer.toString().contains("\"userErrors\":[{")) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.path("data");
  }

  private HttpResponse<String> send(String document, Map<String, ?> variables) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Origin", publicUrl)
            .header("Cookie", cookie)
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("query", document, "variables", variables))))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    http.close();
  }
}
