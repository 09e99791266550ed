package dev.slipway.benchmarks;

import dev.slipway.simulator.screen.GuestScreens;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Screens that greet, ask for no password and then send {@link Pictures}. */
final class PacedScreens implements GuestScreens {

  private final long bytesPerSecond;
  private final ServerSocket greeting;
  private final ServerSocket plain;
  private final CountDownLatch begun = new CountDownLatch(1);

  PacedScreens(long bytesPerSecond) throws IOException {
    this.bytesPerSecond = bytesPerSecond;
    this.greeting = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    this.plain = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(greeting, true));
    Thread.ofVirtual().start(() -> accept(plain, false));
  }

  /** Where the same is sent without a greeting. */
  int plainPort() {
    return plain.getLocalPort();
  }

  /** Lets them send: nothing moves while the last ones are still being opened. */
  void begin() {
    begun.countDown();
  }

  private void accept(ServerSocket door, boolean greets) {
    try {
      while (true) {
        Socket viewer = door.accept();
        Thread.ofVirtual().start(() -> serve(viewer, greets));
      }
    } catch (IOException e) {
      // It was closed: this is over.
    }
  }

  private void serve(Socket viewer, boolean greets) {
    try (viewer) {
      viewer.setTcpNoDelay(true);
      if (greets) {
        greet(viewer);
      }
      begun.await();
      Pictures.send(viewer.getOutputStream(), bytesPerSecond);
    } catch (IOException e) {
      // The viewer has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void greet(Socket viewer) throws IOException {
    OutputStream out = viewer.getOutputStream();
    DataInputStream in = new DataInputStream(viewer.getInputStream());
    out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
    in.readNBytes(12);
    out.write(new byte[] {1, 1});
    in.readNBytes(1);
    out.write(new byte[4]);
    in.readNBytes(1);
    out.write(ByteBuffer.allocate(24).putShort((short) 8).putShort((short) 8).array());
  }

  @Override
  public void setPassword(int serverId, String password) {
    // They ask for none.
  }

  @Override
  public Socket connect(int serverId) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), greeting.getLocalPort());
  }

  @Override
  public void close() {
    try (greeting;
        plain) {
      // Closing is all.
    } catch (IOException e) {
      // They are closed all the same.
    }
  }
}
