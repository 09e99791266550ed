package dev.slipway.oidc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Spring Authorization Server in a process of its own, and people who sign in there. */
final class RealProvider implements AutoCloseable {

  static final String CLIENT_ID = "slipway";
  static final String CLIENT_SECRET = "the-secret-of-slipway";

  private static final Path MODULE = Path.of("..", "identity-provider", "target");
  private static final Pattern READY = Pattern.compile("Identity provider at (http\\S+)");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final String PASSWORD = "a password of the provider";

  private final Process process;
  private final String issuer;

  /** Starts it and waits until it answers. */
  RealProvider(String redirectUri) {
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  MODULE.resolve("classes") + ":" + MODULE.resolve("lib") + "/*",
                  "dev.slipway.idp.IdentityProviderApplication",
                  "--redirect-uri=" + redirectUri)
              .redirectErrorStream(true)
              .start();
      // Also where a test can't get to closing it.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      issuer = awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String awaitReady() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        // Read on, or it stands still once its pipe is full.
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return ready.group(1);
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError("The identity provider did not start:\n" + seen);
  }

  String issuer() {
    return issuer;
  }

  /**
   * Adds somebody, or changes them.
   *
   * @param claims email and emailVerified, as far as it tells them
   */
  void know(String subject, Map<String, ?> claims) {
    Map<String, Object> person = new java.util.HashMap<>(claims);
    person.put("password", PASSWORD);
    HttpResponse<String> answer =
        send(
            HttpClient.newHttpClient(),
            HttpRequest.newBuilder(URI.create(issuer + "/people/" + subject))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(new JsonMapper().writeValueAsString(person))));
    if (answer.statusCode() != 204) {
      throw new AssertionError("The provider did not take " + subject + ": " + answer.statusCode());
    }
  }

  /** Somebody's browser, which stays signed in at the provider. */
  Browser browser(String subject) {
    return new Browser(subject);
  }

  /** A browser at the provider. */
  final class Browser {

    private final String subject;
    private final HttpClient http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private int timesAsked;

    private Browser(String subject) {
      this.subject = subject;
    }

    /** How often its owner had to give the password. */
    int timesAsked() {
      return timesAsked;
    }

    /**
     * Goes where Slipway sends it, signs in if asked, and gives where the provider sends it then.
     */
    String visit(String authorizationUrl) {
      URI at = URI.create(authorizationUrl);
      while (at.toString().startsWith(issuer)) {
        HttpResponse<String> page =
            send(http, HttpRequest.newBuilder(at).header("Accept", "text/html"));
        if (page.statusCode() == 200) {
          page = signIn(at, page.body());
        }
        at = at.resolve(page.headers().firstValue("Location").orElseThrow());
      }
      return at.toString();
    }

    private HttpResponse<String> signIn(URI at, String page) {
      timesAsked++;
      Matcher csrf = CSRF.matcher(page);
      if (!csrf.find()) {
        throw new AssertionError("This is no page to sign in at:\n" + page);
      }
      String form =
          "username="
              + encode(subject)
              + "&password="
              + encode(PASSWORD)
              + "&_csrf="
              + encode(csrf.group(1));
      return send(
          http,
          HttpRequest.newBuilder(at)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form)));
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted at the provider", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
