package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.store.Hashes;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents by their hashes, on a node that takes nothing else from browsers. The client area of
 * this node is the test resource {@code trusted-documents.json}: the sign-in of callers under test,
 * and the two documents below.
 */
class TrustedDocumentsTest {

  private static final String WHO = "query Who { viewer { role } }";
  private static final String PANEL = "subscription Panel { panelStatus { reachable } }";
  private static final String AD_HOC = "{ viewer { role email } }";
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient http = HttpClient.newHttpClient();

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel, Map.of("slipway.api.ad-hoc-queries", "false"));
    operator = node.operator();
  }

  @AfterAll
  static void stop() {
    http.close();
    node.close();
    panel.close();
  }

  @Test
  void aHashStandsForItsDocument() throws Exception {
    assertThat(byBrowser(hashOf(WHO)).at("/data/viewer/role").asString()).isEqualTo("OPERATOR");
    assertThat(byBrowser(hashOf(WHO)).at("/data/viewer/role").asString()).isEqualTo("OPERATOR");
  }

  @Test
  void theTextOfATrustedDocumentIsTakenToo() throws Exception {
    assertThat(byBrowser(Map.of("query", WHO)).at("/data/viewer/role").asString())
        .isEqualTo("OPERATOR");
  }

  @Test
  void anUnknownHashIsAnsweredSuchThatClientsSendTheText() throws Exception {
    JsonNode answer = byBrowser(hashOf("{ viewer { id } }"));
    assertThat(answer.at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");
    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void aTextBesideAHashIsNotRemembered() throws Exception {
    Map<String, Object> both =
        Map.of(
            "query",
            AD_HOC,
            "extensions",
            Objects.requireNonNull(hashOf(AD_HOC).get("extensions")));
    assertThat(byBrowser(both).at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    assertThat(byBrowser(hashOf(AD_HOC)).at("/errors/0/message").asString())
        .isEqualTo("PersistedQueryNotFound");
  }

  @Test
  void aBrowserWithADocumentOfItsOwnIsRefusedAndToldWhatToDo() throws Exception {
    JsonNode answer = byBrowser(Map.of("query", AD_HOC));
    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    assertThat(answer.at("/errors/0/message").asString()).contains("API token");
    assertThat(answer.at("/errors/0/extensions/requestId").asString()).isNotEmpty();
  }

  @Test
  void whoIsNotSignedInIsHeldToThemToo() throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(node.url("/graphql"));
    assertThat(send(request, Map.of("query", AD_HOC)).at("/errors/0/extensions/code").asString())
        .isEqualTo("FORBIDDEN");
  }

  @Test
  void tokensSendWhatTheyLike() throws Exception {
    // A session makes tokens, and this node takes no such mutation from one.
    try (SlipwayNode open = SlipwayNode.start(panel)) {
      String token = Stories.createToken(open.operator(), List.of("SERVERS_READ"), Map.of());
      HttpRequest.Builder request =
          HttpRequest.newBuilder(open.url("/graphql")).header("Authorization", "Bearer " + token);
      assertThat(send(request, Map.of("query", AD_HOC)).at("/data/viewer/role").asString())
          .isEqualTo("PARTNER");
    }
  }

  @Test
  void aWebSocketTakesHashesAndNothingElse() throws Exception {
    BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        http.newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .header("Origin", GraphQlCaller.ORIGIN)
            .header("Cookie", String.valueOf(operator.cookie()))
            .buildAsync(
                URI.create(node.url("/graphql").toString().replaceFirst("http", "ws")),
                new Messages(messages))
            .get(20, TimeUnit.SECONDS);
    try {
      socket.sendText("{\"type\":\"connection_init\"}", true).join();
      assertThat(next(messages).path("type").asString()).isEqualTo("connection_ack");
      socket.sendText(subscribe("1", hashOf(PANEL)), true).join();
      assertThat(next(messages).at("/payload/data/panelStatus/reachable").asBoolean()).isTrue();
      socket.sendText(subscribe("2", Map.of("query", AD_HOC)), true).join();
      // The subscription may have more to say meanwhile.
      JsonNode refused = next(messages);
      while (!refused.path("id").asString().equals("2")) {
        refused = next(messages);
      }
      assertThat(refused.at("/payload/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    } finally {
      socket.abort();
    }
  }

  private static JsonNode next(BlockingQueue<JsonNode> messages) throws InterruptedException {
    return Objects.requireNonNull(messages.poll(20, TimeUnit.SECONDS), "No message came");
  }

  private static String subscribe(String id, Map<String, ?> payload) {
    return JSON.writeValueAsString(Map.of("id", id, "type", "subscribe", "payload", payload));
  }

  private static Map<String, Object> hashOf(String document) {
    return Map.of(
        "extensions",
        Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", Hashes.sha256(document))));
  }

  private static JsonNode byBrowser(Map<String, ?> body) throws Exception {
    return send(
        HttpRequest.newBuilder(node.url("/graphql"))
            .header("Origin", GraphQlCaller.ORIGIN)
            .header("Cookie", String.valueOf(operator.cookie())),
        body);
  }

  private static JsonNode send(HttpRequest.Builder request, Map<String, ?> body)
      throws IOException, InterruptedException {
    return JSON.readTree(
        http.send(
                request
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private record Messages(BlockingQueue<JsonNode> queue) implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      queue.add(JSON.readTree(text.toString()));
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
