package dev.slipway.console;

import dev.slipway.simulator.screen.GuestScreens;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A screen that asks for no password and, once it is let loose, sends as much as is taken. */
final class FloodingScreens implements GuestScreens {

  final AtomicLong sent = new AtomicLong();

  @Override
  public void setPassword(int serverId, String password) {
    // It asks for none.
  }

  @Override
  public Socket connect(int serverId) throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket viewer = new Socket(door.getInetAddress(), door.getLocalPort());
      Socket guest = door.accept();
      Thread.ofVirtual().start(() -> flood(guest));
      return viewer;
    }
  }

  private void flood(Socket guest) {
    try (guest) {
      OutputStream out = guest.getOutputStream();
      DataInputStream in = new DataInputStream(guest.getInputStream());
      out.write("RFB 003.007\n".getBytes(StandardCharsets.US_ASCII));
      in.readNBytes(12);
      out.write(new byte[] {1, 1});
      in.readNBytes(2);
      out.write(ByteBuffer.allocate(24).putShort((short) 8).putShort((short) 8).array());
      byte[] piece = new byte[16 * 1024];
      while (true) {
        out.write(piece);
        sent.addAndGet(piece.length);
      }
    } catch (IOException e) {
      // The viewer has gone.
    }
  }

  @Override
  public void close() {
    // Each ends with its viewer.
  }
}
