package dev.slipway.console;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One side of a console while it is greeted: bytes come in pieces that mean nothing. */
final class RfbStream {

  /** Where bytes come from. */
  interface Source {
    /** Waits for the next piece; null at the end. */
    @Nullable ByteBuffer read() throws InterruptedException;
  }

  /** Where bytes go. */
  interface Sink {
    void write(ByteBuffer bytes) throws IOException, InterruptedException;
  }

  private static final int LONGEST_TEXT = 64 * 1024;

  private final Source source;
  private final Sink sink;
  private ByteBuffer piece = ByteBuffer.allocate(0);

  RfbStream(Source source, Sink sink) {
    this.source = source;
    this.sink = sink;
  }

  /**
   * Waits for so many bytes.
   *
   * @throws EOFException where it ends before
   */
  byte[] read(int count) throws IOException, InterruptedException {
    byte[] bytes = new byte[count];
    int filled = 0;
    while (filled < count) {
      ByteBuffer some = readSome();
      if (some == null) {
        throw new EOFException("the connection ended during the greeting");
      }
      int taken = Math.min(some.remaining(), count - filled);
      some.get(bytes, filled, taken);
      filled += taken;
      piece = some;
    }
    return bytes;
  }

  int readByte() throws IOException, InterruptedException {
    return Byte.toUnsignedInt(read(1)[0]);
  }

  int readInt() throws IOException, InterruptedException {
    return ByteBuffer.wrap(read(4)).getInt();
  }

  /** A text behind its length. */
  byte[] readText() throws IOException, InterruptedException {
    int length = readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes is no greeting");
    }
    return read(length);
  }

  /** What has come and was not read, else the next piece; null at the end. */
  @Nullable ByteBuffer readSome() throws InterruptedException {
    ByteBuffer left = piece;
    if (left.hasRemaining()) {
      piece = ByteBuffer.allocate(0);
      return left;
    }
    return source.read();
  }

  void write(byte... bytes) throws IOException, InterruptedException {
    sink.write(ByteBuffer.wrap(bytes));
  }

  void write(ByteBuffer bytes) throws IOException, InterruptedException {
    sink.write(bytes);
  }

  void write(String text) throws IOException, InterruptedException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void writeInt(int value) throws IOException, InterruptedException {
    sink.write(ByteBuffer.allocate(4).putInt(value).flip());
  }
}
