package dev.slipway.web;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says goodbye (1001) on all WebSockets before the node stops, so that clients go to another one at
 * once. Left to itself Tomcat closes its ports first, and clients see a broken connection.
 */
@Component
class SocketsGoAway implements SmartLifecycle {

  private final ServletContext servlets;
  private volatile boolean running;

  SocketsGoAway(ServletContext servlets) {
    this.servlets = servlets;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    if (servlets.getAttribute(ServerContainer.class.getName())
        instanceof WsWebSocketContainer sockets) {
      sockets.destroy();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** First of all to stop: before the web server waits for requests that are under way. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
