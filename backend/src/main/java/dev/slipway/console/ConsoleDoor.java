package dev.slipway.console;

import dev.slipway.account.Caller;
import dev.slipway.account.Credentials;
import dev.slipway.panel.PanelConsoles;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import dev.slipway.store.Hashes;
import dev.slipway.web.PublicUrl;
import dev.slipway.web.SessionCookie;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets those in who have a ticket. A session's ticket needs that session's cookie, which counts
 * only with the public URL as {@code Origin}; a token's needs neither. Everybody else gets the same
 * refusal, whatever is wrong.
 */
@Component
class ConsoleDoor implements HandshakeInterceptor {

  private static final String ADMISSION = "admission";

  /** What a ticket was good for. */
  record Admission(Caller caller, Server server, PanelConsoles.Access access) {}

  private final ConsoleTickets tickets;
  private final Credentials credentials;
  private final Servers servers;
  private final PublicUrl publicUrl;
  private final SessionCookie cookie;

  ConsoleDoor(
      ConsoleTickets tickets,
      Credentials credentials,
      Servers servers,
      PublicUrl publicUrl,
      SessionCookie cookie) {
    this.tickets = tickets;
    this.credentials = credentials;
    this.servers = servers;
    this.publicUrl = publicUrl;
    this.cookie = cookie;
  }

  /** What the one who comes through this handshake was let in with; gives it only once. */
  static Admission admission(Map<String, Object> attributes) {
    if (attributes.remove(ADMISSION) instanceof Admission admission) {
      return admission;
    }
    throw new IllegalStateException("nobody comes in without a ticket");
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    response.getHeaders().setCacheControl("no-store");
    // A ticket is not used up by somebody who looks at its address.
    if (!"websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
      response.setStatusCode(HttpStatus.UPGRADE_REQUIRED);
      response.getHeaders().setUpgrade("websocket");
      return false;
    }
    Optional<Admission> admission = admit(request);
    if (admission.isEmpty()) {
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    attributes.put(ADMISSION, admission.get());
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {
    // Nothing was taken that would have to be given back.
  }

  private Optional<Admission> admit(ServerHttpRequest request) {
    String path = request.getURI().getPath();
    return Ticket.parse(path.substring(path.lastIndexOf('/') + 1))
        .flatMap(ticket -> tickets.take(ticket, sessionId(request)))
        .filter(taken -> credentials.isUsable(taken.caller().credential()))
        .flatMap(taken ->
            servers
                .find(taken.caller(), taken.serverId())
                .filter(Server::isProvisioned)
                .map(server -> new Admission(taken.caller(), server, taken.access())));
  }

  private @Nullable String sessionId(ServerHttpRequest request) {
    return publicUrl.isOrigin(request.getHeaders().getOrigin())
        ? cookie.read(request.getHeaders()).map(Hashes::sha256).orElse(null)
        : null;
  }
}
