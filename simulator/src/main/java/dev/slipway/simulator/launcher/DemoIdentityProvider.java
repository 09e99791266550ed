package dev.slipway.simulator.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The identity provider of the demonstration, in a process of its own: Spring Authorization Server,
 * which knows everybody whom Slipway knows, by the same passwords.
 */
final class DemoIdentityProvider implements AutoCloseable {

  private static final Path CLASSES = Path.of("identity-provider", "target", "classes");
  private static final Path LIBRARIES = Path.of("identity-provider", "target", "lib");

  private final Process process;
  private final DataFolder data;
  private final String issuer;

  private DemoIdentityProvider(Process process, DataFolder data, String issuer) {
    this.process = process;
    this.data = data;
    this.issuer = issuer;
  }

  /**
   * Begins to start it; nobody needs it before they sign in.
   *
   * @param slipwayUrl where people come back to
   */
  static DemoIdentityProvider start(DataFolder data, String slipwayUrl) {
    if (!Files.isDirectory(LIBRARIES)) {
      throw new LaunchFailed(LIBRARIES + " is missing: use dev/run, which builds it.");
    }
    int port = Ports.prefer(0);
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx128m",
                  "-cp",
                  CLASSES + ":" + LIBRARIES + "/*",
                  "dev.slipway.idp.IdentityProviderApplication",
                  "--server.port=" + port,
                  "--server.address=127.0.0.1",
                  "--redirect-uri=" + slipwayUrl + "/sign-in/openid")
              .redirectErrorStream(true)
              .redirectOutput(data.identityProviderLog().toFile())
              .start();
      process.getOutputStream().close();
      Files.writeString(data.identityProviderPid(), String.valueOf(process.pid()));
      return new DemoIdentityProvider(process, data, "http://127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it calls itself, which is also where it is reached. */
  String issuer() {
    return issuer;
  }

  /** What Slipway's environment must hold. */
  Map<String, String> settings() {
    return Map.of(
        "SLIPWAY_OIDC_ISSUER", issuer,
        "SLIPWAY_OIDC_CLIENT_ID", "slipway",
        "SLIPWAY_OIDC_CLIENT_SECRET", "the-secret-of-slipway",
        "SLIPWAY_OIDC_NAME", "Harbour Billing",
        "SLIPWAY_OIDC_TRUST_EMAIL", "true");
  }

  /** Lets these sign in there, once it is there. */
  void know(Iterable<Login> logins, Duration patience) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (Login login : logins) {
        while (!know(http, login)) {
          if (!process.isAlive() || Instant.now().isAfter(end)) {
            throw new LaunchFailed(
                "The identity provider did not start: see " + data.identityProviderLog() + ".");
          }
          process.waitFor(200, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  private boolean know(HttpClient http, Login login) throws InterruptedException {
    String body =
        new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "password", login.password(), "email", login.email(), "emailVerified", true));
    String subject = URLEncoder.encode(login.email(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/people/" + subject))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 204;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(data.identityProviderPid());
  }
}
