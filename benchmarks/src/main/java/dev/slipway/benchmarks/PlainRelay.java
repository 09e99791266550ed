package dev.slipway.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The least that could join a viewer and a screen: it moves bytes between two TCP connections, and
 * knows neither WebSockets nor RFB nor who may do what. In a process of its own.
 */
final class PlainRelay {

  private PlainRelay() {}

  /** Relays to a port of this machine, and prints its own. */
  public static void main(String[] arguments) throws IOException {
    int target = Integer.parseInt(arguments[0]);
    try (ServerSocket door = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
      System.out.println(door.getLocalPort());
      while (true) {
        Socket viewer = door.accept();
        Socket screen = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> pass(viewer, screen));
        Thread.ofVirtual().start(() -> pass(screen, viewer));
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    byte[] piece = new byte[Pictures.PIECE_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        out.write(piece, 0, length);
      }
    } catch (IOException e) {
      // One of the two has gone.
    }
  }
}
