package dev.slipway.simulator.screen;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One WebSocket of the panel's, joined to a guest's screen as websockify would. */
final class ConsoleConnection {

  private static final int PIECE = 16 * 1024;
  private static final long BETWEEN_LOOKS = 200;

  private final Consoles consoles;
  private final int serverId;
  private final Session viewer;
  private final Socket guest;

  ConsoleConnection(Consoles consoles, int serverId, Session viewer, Socket guest) {
    this.consoles = consoles;
    this.serverId = serverId;
    this.viewer = viewer;
    this.guest = guest;
  }

  void start() {
    consoles.opened(this);
    Thread.ofVirtual().name("panel-console").start(this::show);
    Thread.ofVirtual().name("panel-console").start(this::dropWhenPowerIsOff);
  }

  private void show() {
    byte[] piece = new byte[PIECE];
    try (guest) {
      InputStream in = guest.getInputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        Callback.Completable sent = new Callback.Completable();
        viewer.sendBinary(ByteBuffer.wrap(piece, 0, length), sent);
        sent.get();
      }
      viewer.close();
    } catch (IOException | ExecutionException e) {
      viewer.disconnect();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      consoles.closed(this);
    }
  }

  private void dropWhenPowerIsOff() {
    try {
      while (!guest.isClosed()) {
        Thread.sleep(BETWEEN_LOOKS);
        if (!consoles.isRunning(serverId)) {
          drop();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands on what the viewer sends; the viewer waits while the guest does not take it. */
  void type(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    try {
      guest.getOutputStream().write(copy);
    } catch (IOException e) {
      drop();
    }
  }

  /** Ends it without a word. */
  void drop() {
    viewer.disconnect();
    closeGuest();
  }

  void closeGuest() {
    try {
      guest.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
