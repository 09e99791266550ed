package dev.slipway.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls a simulator as any client of a panel would. */
final class Client implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** An answer; {@code json} is missing where the body is none. */
  record Reply(int status, String contentType, String body, HttpResponse<String> raw) {

    JsonNode json() {
      return body.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(body);
    }

    JsonNode data() {
      return json().path("data");
    }

    /** The value at a JSON pointer below data. */
    JsonNode at(String pointer) {
      return data().at(pointer);
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final String token;

  private Client(String base, String token) {
    this.base = base;
    this.token = token;
  }

  /** A client that knows the prefix and the token. */
  static Client of(PanelSimulator simulator) {
    return new Client(simulator.baseUrl() + "/api/v1", simulator.token());
  }

  /** A client of any address. */
  static Client at(String base, String token) {
    return new Client(base, token);
  }

  Reply get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  Reply post(String path) throws IOException, InterruptedException {
    return call("POST", path, "");
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    return call("POST", path, body);
  }

  Reply put(String path, String body) throws IOException, InterruptedException {
    return call("PUT", path, body);
  }

  Reply delete(String path) throws IOException, InterruptedException {
    return call("DELETE", path, "");
  }

  Reply call(String method, String path, String body) throws IOException, InterruptedException {
    return send(method, path, body, "application/json", Duration.ofSeconds(10));
  }

  Reply send(String method, String path, String body, String contentType, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + token);
    if (!body.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    request.method(method, BodyPublishers.ofString(body));
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Reply(response.statusCode(), type, response.body(), response);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
