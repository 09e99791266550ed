package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.SlipwayNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an open WebSocket sees of a node that stops as it should. */
class SocketsGoAwayTest {

  @Test
  void anOpenSocketIsToldThatTheNodeStops() throws Exception {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    try (PanelSimulator panel = PanelSimulator.builder().start();
        HttpClient http = HttpClient.newHttpClient()) {
      SlipwayNode node = SlipwayNode.start(panel);
      try {
        URI address = URI.create(node.url("/graphql").toString().replaceFirst("^http", "ws"));
        http.newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .buildAsync(
                address,
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onClose(
                      WebSocket socket, int code, String reason) {
                    closed.complete(code);
                    return null;
                  }

                  @Override
                  public void onError(WebSocket socket, Throwable error) {
                    closed.completeExceptionally(error);
                  }
                })
            .get(20, TimeUnit.SECONDS);
      } finally {
        node.close();
      }
      assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
    }
  }
}
