package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelConsoles;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Screens: their addresses over HTTP, the screens themselves over WebSocket. */
final class VirtFusionConsoles implements PanelConsoles, AutoCloseable {

  private static final String OPEN = "open console";

  /** Older versions ask for the one, newer ones for the other, and refuse what they don't know. */
  private static final String ENABLE = Json.object(Map.of("action", "enable"));

  private static final String ENABLE_BEFORE = Json.object(Map.of("vnc", true));

  private static final Set<Integer> UNKNOWN_ADDRESS = Set.of(401, 403, 404, 410);

  private final PanelClient panel;
  private final PanelAddress address;
  private final HttpClient http;

  VirtFusionConsoles(PanelClient panel, PanelProperties properties) {
    this.panel = panel;
    this.address = properties.address();
    // The JDK's own, as its WebSocket is read only as far as somebody asks for more.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(properties.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where waking it does not work, a plain read may still give an address, though often one that
   * nobody listens at any more.
   */
  @Override
  public Access open(int panelServerId) {
    String path = "/servers/" + panelServerId + "/vnc";
    PanelException failure = null;
    try {
      Optional<Access> woken = access(wake(path));
      if (woken.isPresent()) {
        return woken.get();
      }
    } catch (PanelNotFound e) {
      throw e;
    } catch (PanelException e) {
      failure = e;
    }
    PanelRequest read = PanelRequest.read("read console", path, Missing.SERVER_NAMED);
    try {
      Optional<Access> known = access(panel.read(read));
      if (known.isPresent()) {
        return known.get();
      }
    } catch (PanelException e) {
      throw failure == null ? e : failure;
    }
    throw failure == null
        ? new PanelReplyUnreadable(read + " answered without an address on the panel")
        : failure;
  }

  private Json wake(String path) {
    try {
      return panel.change(change(path, ENABLE));
    } catch (PanelRefused e) {
      if (e.status() == 400 || e.status() == 422) {
        return panel.change(change(path, ENABLE_BEFORE));
      }
      throw e;
    }
  }

  private static PanelRequest change(String path, String body) {
    return PanelRequest.change(OPEN, "POST", path, body, Set.of(200, 204));
  }

  private Optional<Access> access(Json reply) {
    Json vnc = reply.at("data", "vnc");
    return address
        .socket(vnc.at("wss").exactText("url"))
        .map(url -> new Access(url.toString(), vnc.exactText("password")));
  }

  @Override
  public Screen connect(Access access, Duration limit) throws IOException, InterruptedException {
    // An address that was kept for a while is looked at like one that has just come.
    URI url =
        address
            .socket(access.socketUrl())
            .orElseThrow(() -> new IOException("the screen's address is not the panel's"));
    PanelScreen screen = new PanelScreen();
    CompletableFuture<WebSocket> opening =
        http.newWebSocketBuilder()
            .connectTimeout(limit)
            .subprotocols("binary")
            .buildAsync(url, screen);
    try {
      opening.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return screen;
    } catch (TimeoutException e) {
      throw new IOException("no connection within " + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      if (!opening.isDone() || opening.isCompletedExceptionally()) {
        opening.cancel(true);
        screen.close();
      }
    }
  }

  /** Without the cause's own words, which may hold the address and with it its token. */
  private static IOException failure(Throwable cause) {
    if (cause instanceof WebSocketHandshakeException refused) {
      int status = refused.getResponse().statusCode();
      String message = "the panel answered " + status;
      return UNKNOWN_ADDRESS.contains(status) ? new AddressDead(message) : new IOException(message);
    }
    return new IOException("no connection: " + cause.getClass().getSimpleName());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
