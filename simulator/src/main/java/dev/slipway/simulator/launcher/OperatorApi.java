package dev.slipway.simulator.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slipway's public GraphQL API, used as an operator's browser would use it. */
final class OperatorApi implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI graphql;
  private final String publicUrl;
  private @Nullable String cookie;

  private OperatorApi(int port, String publicUrl) {
    this.graphql = URI.create("http://127.0.0.1:" + port + "/graphql");
    this.publicUrl = publicUrl;
  }

  /** Signs in. */
  static OperatorApi signIn(int port, String publicUrl, Login operator) {
    OperatorApi api = new OperatorApi(port, publicUrl);
    api.mutate(
        "signIn",
        """
        mutation ($input: SignInInput!) {
          signIn(input: $input) { viewer { id } userErrors { message } }
        }
        """,
        Map.of("email", operator.email(), "password", operator.password()));
    return api;
  }

  /**
   * Runs a mutation and gives its payload.
   *
   * @throws LaunchFailed with what the API has against it
   */
  JsonNode mutate(String mutation, String document, Map<String, Object> input) {
    JsonNode payload = call(document, Map.of("input", input)).path(mutation);
    JsonNode refused = payload.path("userErrors").path(0).path("message");
    if (refused.isString()) {
      throw new LaunchFailed(mutation + " was refused: " + refused.asString());
    }
    return payload;
  }

  /** Runs an operation and gives its data. */
  JsonNode call(String document, Map<String, ?> variables) {
    byte[] body = JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(graphql)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Origin", publicUrl)
            .POST(BodyPublishers.ofByteArray(body));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
      JsonNode answer = JSON.readTree(response.body());
      if (answer.path("errors").isArray()) {
        throw new LaunchFailed("Slipway's API answered " + answer.path("errors"));
      }
      return answer.path("data");
    } catch (IOException e) {
      throw new LaunchFailed("Slipway's API did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchFailed("Stopped while talking to Slipway.", e);
    }
  }

  @Override
  public void close() {
    call("mutation { signOut }", Map.of());
    http.close();
  }
}
