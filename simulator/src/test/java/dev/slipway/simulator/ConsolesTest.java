package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.simulator.model.ManualClock;
import dev.slipway.simulator.model.ServerSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The panel's consoles, as a viewer of the panel's own meets them. */
class ConsolesTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final PanelSimulator panel =
      PanelSimulator.builder()
          .clock(clock)
          .customer(1001, "Studio")
          .server(1001, ServerSpec.named("web-1"))
          .start();
  private final Client client = Client.of(panel);

  @AfterEach
  void close() {
    client.close();
    panel.close();
  }

  private String enable() throws Exception {
    Client.Reply reply = client.post("/servers/1/vnc", "{\"action\":\"enable\"}");
    assertThat(reply.status()).isEqualTo(200);
    return reply.at("/vnc/wss/url").asString();
  }

  /** What the first message says; "dropped" where there is none. */
  private String firstMessage(String path) {
    CompletableFuture<String> first = new CompletableFuture<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public @Nullable CompletionStage<?> onBinary(
              WebSocket socket, ByteBuffer bytes, boolean last) {
            first.complete(StandardCharsets.US_ASCII.decode(bytes).toString());
            return null;
          }

          @Override
          public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            first.complete("dropped");
            return null;
          }

          @Override
          public void onError(WebSocket socket, Throwable error) {
            first.complete("dropped");
          }
        };
    URI address = URI.create(panel.baseUrl().replaceFirst("http", "ws") + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      WebSocket socket = http.newWebSocketBuilder().buildAsync(address, listener).join();
      try {
        return first.orTimeout(30, TimeUnit.SECONDS).join();
      } finally {
        socket.abort();
      }
    }
  }

  @Test
  void takesTheOrderInItsOneFormAndGivesNewCredentialsEachTime() throws Exception {
    assertThat(client.post("/servers/1/vnc", "{}").status()).isEqualTo(422);
    assertThat(client.post("/servers/1/vnc", "{\"vnc\":true}").status()).isEqualTo(422);
    assertThat(client.post("/servers/1/vnc", "{\"action\":\"open\"}").status()).isEqualTo(422);

    String first = enable();
    String second = enable();
    assertThat(first).startsWith("/vnc/?token=").isNotEqualTo(second);
    assertThat(client.get("/servers/1/vnc").at("/vnc/wss/url").asString()).isEqualTo(second);
  }

  @Test
  void listensOnlySomeTimeAfterTheOrderAndToEachTokenOnce() throws Exception {
    String path = enable();
    assertThat(firstMessage(path)).isEqualTo("dropped");

    path = enable();
    clock.advance(Duration.ofMillis(100));
    assertThat(firstMessage(path)).isEqualTo("RFB 003.008\n");

    String used = path;
    assertThatThrownBy(() -> firstMessage(used))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void stopsListeningWhereNobodyComesOrThePowerIsOff() throws Exception {
    String path = enable();
    clock.advance(Duration.ofMinutes(5));
    assertThat(firstMessage(path)).isEqualTo("dropped");

    String off = enable();
    clock.advance(Duration.ofMillis(100));
    panel.server(1).running(false);
    assertThat(firstMessage(off)).isEqualTo("dropped");
  }

  @Test
  void isNoPage() throws Exception {
    String path = enable();
    try (Client people = Client.at(panel.baseUrl(), "")) {
      assertThat(people.get(path).status()).isEqualTo(405);
    }
    assertThatThrownBy(() -> firstMessage("/vnc/?token=guessed"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }
}
