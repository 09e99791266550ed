package dev.slipway.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * What screens send here: pieces of one size at a steady pace, each with the time of its making.
 */
final class Pictures {

  static final int PIECE_BYTES = 16 * 1024;

  private Pictures() {}

  /** Sends until the other side has gone. A piece that is late does not make up for lost time. */
  static void send(OutputStream out, long bytesPerSecond) throws IOException, InterruptedException {
    long interval = PIECE_BYTES * 1_000_000_000L / bytesPerSecond;
    byte[] piece = new byte[PIECE_BYTES];
    ByteBuffer time = ByteBuffer.wrap(piece);
    // Not all at the same moment.
    long next = System.nanoTime() + (long) (Math.random() * interval);
    while (true) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
      time.putLong(0, System.nanoTime());
      out.write(piece);
      next = Math.max(next + interval, System.nanoTime() - interval);
    }
  }

  /** Takes what {@link #send} sent, in pieces of any size. */
  static final class Taker {

    private final Meter meter;
    private final ByteBuffer time = ByteBuffer.allocate(Long.BYTES);
    private int at;

    Taker(Meter meter) {
      this.meter = meter;
    }

    void take(ByteBuffer bytes) {
      while (bytes.hasRemaining()) {
        if (at < Long.BYTES) {
          time.put(at, bytes.get());
          at++;
        } else {
          int skipped = Math.min(bytes.remaining(), PIECE_BYTES - at);
          bytes.position(bytes.position() + skipped);
          at += skipped;
        }
        if (at == PIECE_BYTES) {
          at = 0;
          meter.piece(System.nanoTime() - time.getLong(0));
        }
      }
    }
  }
}
