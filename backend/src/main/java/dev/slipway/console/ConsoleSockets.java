package dev.slipway.console;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Where consoles are reached. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class ConsoleSockets implements WebSocketConfigurer {

  /** What stands before the ticket. */
  static final String PATH = "/console/";

  /** What viewers call bytes that are bytes. */
  private static final String PROTOCOL = "binary";

  private final ConsoleHandler handler;
  private final ConsoleDoor door;

  ConsoleSockets(ConsoleHandler handler, ConsoleDoor door) {
    this.handler = handler;
    this.door = door;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    Handshake handshake = new Handshake();
    handshake.setSupportedProtocols(PROTOCOL);
    registry
        .addHandler(handler, PATH + "*")
        .setHandshakeHandler(handshake)
        .addInterceptors(door)
        // Which origins may come depends on the ticket: the door decides.
        .setAllowedOriginPatterns("*");
  }

  /**
   * Without compression: pictures come compressed, and each connection would cost memory for it.
   */
  private static final class Handshake extends DefaultHandshakeHandler {

    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
        ServerHttpRequest request,
        List<WebSocketExtension> requested,
        List<WebSocketExtension> supported) {
      return List.of();
    }
  }
}
