package dev.slipway.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at a console: greets, and then takes {@link Pictures}. */
final class ConsoleViewer implements WebSocket.Listener {

  private final Pictures.Taker taker;
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();
  private final ByteBuffer greeting = ByteBuffer.allocate(4096);
  private int answered;

  private ConsoleViewer(Meter meter) {
    this.taker = new Pictures.Taker(meter);
  }

  /** Opens a console and waits until there is something to see. */
  static WebSocket open(HttpClient http, URI address, String cookie, String origin, Meter meter)
      throws Exception {
    ConsoleViewer viewer = new ConsoleViewer(meter);
    WebSocket socket =
        http.newWebSocketBuilder()
            .header("Cookie", cookie)
            .header("Origin", origin)
            .buildAsync(address, viewer)
            .get(60, TimeUnit.SECONDS);
    viewer.greeted.get(60, TimeUnit.SECONDS);
    return socket;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
    if (greeted.isDone()) {
      taker.take(bytes);
    } else {
      greet(socket, bytes);
    }
    socket.request(1);
    return null;
  }

  /** Version, security (none), result, and what the screen is. */
  private void greet(WebSocket socket, ByteBuffer bytes) {
    while (bytes.hasRemaining() && !greeted.isDone()) {
      greeting.put(bytes.get());
      int count = greeting.position();
      if (answered == 0 && count == 12) {
        answer(socket, "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
      } else if (answered == 1 && count == 12 + 2) {
        answer(socket, new byte[] {1});
      } else if (answered == 2 && count == 12 + 2 + 4) {
        answer(socket, new byte[] {1});
      } else if (answered == 3
          && count >= 12 + 2 + 4 + 24
          && count == 12 + 2 + 4 + 24 + greeting.getInt(12 + 2 + 4 + 20)) {
        greeted.complete(null);
      }
    }
    taker.take(bytes);
  }

  private void answer(WebSocket socket, byte[] bytes) {
    answered++;
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    greeted.completeExceptionally(new IllegalStateException("closed with " + code + " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    greeted.completeExceptionally(error);
  }
}
