package dev.slipway.simulator;

import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * The two ports of a simulator: the panel's own, which can be shut, and the one to open it again.
 */
final class Doors {

  private final ReentrantLock lock = new ReentrantLock();
  private final int wantedFrontPort;
  private final int wantedControlPort;
  private @Nullable ServerConnector front;
  private @Nullable ServerConnector control;

  Doors(int frontPort, int controlPort) {
    wantedFrontPort = frontPort;
    wantedControlPort = controlPort;
  }

  ServerConnector front(Server server, HttpConfiguration http) {
    front = connector(server, http, wantedFrontPort);
    return front;
  }

  ServerConnector control(Server server, HttpConfiguration http) {
    control = connector(server, http, wantedControlPort);
    return control;
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    // Nothing to wait for when the panel goes away.
    connector.setShutdownIdleTimeout(1);
    return connector;
  }

  int frontPort() {
    ServerConnector connector = started(front);
    return connector.getPort() == 0 ? connector.getLocalPort() : connector.getPort();
  }

  int controlPort() {
    return started(control).getLocalPort();
  }

  boolean isFrontOpen() {
    return started(front).isRunning();
  }

  void closeFront() {
    change(true);
  }

  void openFront() {
    change(false);
  }

  private void change(boolean close) {
    lock.lock();
    try {
      ServerConnector connector = started(front);
      connector.setPort(frontPort());
      if (close) {
        connector.stop();
      } else {
        connector.start();
      }
    } catch (Exception e) {
      throw new IllegalStateException("the port of the panel could not be switched", e);
    } finally {
      lock.unlock();
    }
  }

  private static ServerConnector started(@Nullable ServerConnector connector) {
    if (connector == null) {
      throw new IllegalStateException("the simulator has not been started");
    }
    return connector;
  }
}
