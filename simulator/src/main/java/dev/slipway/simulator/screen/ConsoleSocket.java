package dev.slipway.simulator.screen;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /vnc/?token=…}: where the panel's own viewer connects to. It is no page. */
public final class ConsoleSocket {

  /** Below the panel's origin, not below its API. */
  public static final String PATH = "/vnc/";

  private final Consoles consoles;
  private final Map<String, ConsoleConnection> connections = new ConcurrentHashMap<>();

  private ConsoleSocket(Consoles consoles) {
    this.consoles = consoles;
  }

  /** Serves it. */
  public static void addTo(RoutesConfig routes, Consoles consoles) {
    ConsoleSocket socket = new ConsoleSocket(consoles);
    routes.get(PATH, ctx -> ctx.status(405).result("Method Not Allowed"));
    routes.wsBeforeUpgrade(PATH, socket::requireToken);
    routes.ws(PATH, socket::handle);
  }

  private void requireToken(Context ctx) {
    String token = ctx.queryParam("token");
    if (token == null || !consoles.isUnused(token)) {
      throw new HttpResponseException(403, "Forbidden", Map.of());
    }
  }

  private void handle(WsConfig ws) {
    ws.onConnect(this::connect);
    ws.onBinaryMessage(message -> {
      ConsoleConnection connection = connections.get(message.sessionId());
      if (connection != null) {
        connection.type(message.data());
      }
    });
    ws.onClose(this::end);
    ws.onError(this::end);
  }

  private void connect(WsConnectContext ctx) throws IOException {
    Optional<Consoles.Attached> attached = consoles.attach(String.valueOf(ctx.queryParam("token")));
    if (attached.isEmpty()) {
      // Nobody listens on the hypervisor: the proxy drops the socket, which browsers call 1006.
      ctx.session.disconnect();
      return;
    }
    ctx.session.setIdleTimeout(Duration.ZERO);
    ConsoleConnection connection =
        new ConsoleConnection(
            consoles, attached.get().serverId(), ctx.session, attached.get().socket());
    connections.put(ctx.sessionId(), connection);
    connection.start();
  }

  private void end(WsContext ctx) {
    ConsoleConnection connection = connections.remove(ctx.sessionId());
    if (connection != null) {
      connection.closeGuest();
    }
  }
}
