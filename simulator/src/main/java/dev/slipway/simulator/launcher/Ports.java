package dev.slipway.simulator.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out whether a port can be listened on. */
final class Ports {

  private Ports() {}

  /**
   * This port, or any free one for 0.
   *
   * @throws LaunchFailed where something listens there already
   */
  static int require(int port, String option) {
    if (port != 0 && !isFree(port)) {
      throw new LaunchFailed(
          "Port %d is taken: stop what listens there, or give another one with %s."
              .formatted(port, option));
    }
    return port == 0 ? anyFree() : port;
  }

  /** This port, or any free one where something listens there already. */
  static int prefer(int port) {
    return port != 0 && isFree(port) ? port : anyFree();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = open(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket socket = open(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket open(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
  }
}
