package dev.slipway.console;

import dev.slipway.console.ConsoleDoor.Admission;
import dev.slipway.store.Ids;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/** What becomes of the sockets of those who were let in. */
@Component
class ConsoleHandler extends BinaryWebSocketHandler {

  private static final String CONSOLE = "console";

  /** Tomcat's name for how long a message may take to leave. */
  private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

  private final Consoles consoles;
  private final ConsoleProperties properties;

  ConsoleHandler(Consoles consoles, ConsoleProperties properties) {
    this.consoles = consoles;
    this.properties = properties;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    Admission admission = ConsoleDoor.admission(session.getAttributes());
    Map<String, Object> ofTomcat =
        Objects.requireNonNull(((NativeWebSocketSession) session).getNativeSession(Session.class))
            .getUserProperties();
    ofTomcat.put(SEND_TIMEOUT, properties.stallTimeout().toMillis());
    Console console =
        new Console(
            Ids.CONSOLE.next(), admission.caller(), admission.server(), new Viewer(session));
    session.getAttributes().put(CONSOLE, console);
    Thread.ofVirtual()
        .name("console " + console.id())
        .start(() -> consoles.run(console, admission.access()));
  }

  /** Messages of any size are handed on in pieces, so that none needs memory of its size. */
  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message)
      throws InterruptedException {
    Console console = console(session);
    if (!console.viewer().received(message.getPayload(), message.isLast())) {
      console.end(ConsoleEnd.TOO_BIG);
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    console(session).viewer().answeredPing();
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable failure) {
    console(session).end(ConsoleEnd.LEFT);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    console(session).end(ConsoleEnd.LEFT);
  }

  private static Console console(WebSocketSession session) {
    return (Console) Objects.requireNonNull(session.getAttributes().get(CONSOLE));
  }
}
