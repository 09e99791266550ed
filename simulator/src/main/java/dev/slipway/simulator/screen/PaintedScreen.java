package dev.slipway.simulator.screen;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One connection to a painted screen: an RFB server (RFC 6143) that knows version 3.8, VNC's
 * authentication and raw pictures, which every viewer knows too.
 */
final class PaintedScreen implements Terminal.Watcher {

  private static final int WIDTH = Terminal.COLUMNS * Glyphs.WIDTH;
  private static final int HEIGHT = Terminal.ROWS * Glyphs.HEIGHT;
  private static final int LONGEST_TEXT = 1024 * 1024;

  private final Terminal terminal;
  private final DemoShell shell;
  private final String password;
  private final String name;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private PixelFormat format = PixelFormat.usual();
  private boolean asked;
  private boolean ended;
  private int firstChanged = 0;
  private int lastChanged = Terminal.ROWS - 1;
  private final Deque<String> copied = new ArrayDeque<>();

  PaintedScreen(Terminal terminal, DemoShell shell, String password, String name, Socket socket)
      throws IOException {
    this.terminal = terminal;
    this.shell = shell;
    this.password = password;
    this.name = name;
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /** Serves the connection until it ends. */
  void serve() {
    try (socket) {
      if (!greet()) {
        return;
      }
      terminal.watch(this);
      Thread.ofVirtual().name("painted-screen").start(this::paint);
      while (!socket.isClosed()) {
        listen(in.readUnsignedByte());
      }
    } catch (IOException e) {
      // The viewer has gone.
    } finally {
      terminal.leave(this);
      end();
    }
  }

  private boolean greet() throws IOException {
    out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
    byte[] version = exactly(12);
    if (!Arrays.equals(version, "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII))) {
      return false;
    }
    out.write(new byte[] {1, 2});
    if (in.readUnsignedByte() != 2) {
      return false;
    }
    byte[] challenge = new byte[16];
    ThreadLocalRandom.current().nextBytes(challenge);
    out.write(challenge);
    boolean right = Arrays.equals(exactly(16), VncPassword.response(challenge, password));
    out.writeInt(right ? 0 : 1);
    if (!right) {
      writeText("Authentication failed");
      return false;
    }
    in.readUnsignedByte();
    ByteBuffer init = ByteBuffer.allocate(4 + PixelFormat.BYTES);
    init.putShort((short) WIDTH).putShort((short) HEIGHT);
    format.write(init);
    out.write(init.array());
    writeText(name);
    return true;
  }

  private void writeText(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void listen(int type) throws IOException {
    switch (type) {
      case 0 -> {
        in.skipNBytes(3);
        PixelFormat wanted = PixelFormat.read(ByteBuffer.wrap(exactly(PixelFormat.BYTES)));
        synchronized (this) {
          format = wanted;
        }
      }
      case 2 -> {
        in.skipNBytes(1);
        in.skipNBytes(4L * in.readUnsignedShort());
      }
      case 3 -> {
        boolean onlyChanges = in.readUnsignedByte() != 0;
        in.skipNBytes(8);
        askedFor(onlyChanges);
      }
      case 4 -> {
        boolean down = in.readUnsignedByte() != 0;
        in.skipNBytes(2);
        shell.key(in.readInt(), down);
      }
      case 5 -> in.skipNBytes(5);
      case 6 -> {
        in.skipNBytes(3);
        int length = in.readInt();
        if (length < 0 || length > LONGEST_TEXT) {
          throw new IOException("no text of a clipboard");
        }
        shell.clipboard(new String(exactly(length), StandardCharsets.ISO_8859_1));
      }
      default -> throw new IOException("no message of RFB");
    }
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  private synchronized void askedFor(boolean onlyChanges) {
    asked = true;
    if (!onlyChanges) {
      firstChanged = 0;
      lastChanged = Terminal.ROWS - 1;
    }
    notifyAll();
  }

  @Override
  public synchronized void changed(int firstRow, int lastRow) {
    firstChanged = Math.min(firstChanged, firstRow);
    lastChanged = Math.max(lastChanged, lastRow);
    notifyAll();
  }

  @Override
  public synchronized void copied(String text) {
    copied.add(text);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Sends what has changed, once for each time the viewer has asked. */
  private void paint() {
    try (socket) {
      for (byte[] message = next(); message.length > 0; message = next()) {
        out.write(message);
      }
    } catch (IOException e) {
      // The viewer has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for something to send; nothing at the end. */
  private synchronized byte[] next() throws InterruptedException {
    while (!ended && copied.isEmpty() && !(asked && firstChanged <= lastChanged)) {
      wait();
    }
    if (ended) {
      return new byte[0];
    }
    String text = copied.poll();
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return ByteBuffer.allocate(8 + bytes.length)
          .put((byte) 3)
          .put(new byte[3])
          .putInt(bytes.length)
          .put(bytes)
          .array();
    }
    byte[] update = update(firstChanged, lastChanged);
    asked = false;
    firstChanged = Terminal.ROWS;
    lastChanged = -1;
    return update;
  }

  private byte[] update(int firstRow, int lastRow) {
    int height = (lastRow - firstRow + 1) * Glyphs.HEIGHT;
    ByteBuffer update = ByteBuffer.allocate(16 + WIDTH * height * (format.bitsPerPixel() / 8));
    update.put((byte) 0).put((byte) 0).putShort((short) 1);
    update.putShort((short) 0).putShort((short) (firstRow * Glyphs.HEIGHT));
    update.putShort((short) WIDTH).putShort((short) height).putInt(0);
    byte[] ink = format.pixel(208, 208, 208);
    byte[] paper = format.pixel(16, 18, 24);
    for (int y = 0; y < height; y++) {
      int row = firstRow + y / Glyphs.HEIGHT;
      for (int column = 0; column < Terminal.COLUMNS; column++) {
        int dots = Glyphs.of(terminal.at(row, column))[y % Glyphs.HEIGHT];
        if (terminal.isCursor(row, column)) {
          dots = ~dots;
        }
        for (int bit = Glyphs.WIDTH - 1; bit >= 0; bit--) {
          update.put((dots >> bit & 1) == 1 ? ink : paper);
        }
      }
    }
    return update.array();
  }
}
