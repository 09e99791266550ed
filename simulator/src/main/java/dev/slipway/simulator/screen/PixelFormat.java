package dev.slipway.simulator.screen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** How a viewer wants colours written: RFC 6143, 7.4. */
record PixelFormat(int bitsPerPixel, boolean bigEndian, Part red, Part green, Part blue) {

  static final int BYTES = 16;

  private static final Set<Integer> SIZES = Set.of(8, 16, 32);

  /** One of the three colours: its brightest value, and where in a dot it stands. */
  record Part(int maximum, int shift) {

    long of(int brightness) {
      return (long) (brightness * maximum / 255) << shift;
    }
  }

  /** What the screen offers by itself. */
  static PixelFormat usual() {
    return new PixelFormat(32, false, new Part(255, 16), new Part(255, 8), new Part(255, 0));
  }

  /**
   * Reads what a viewer asks for.
   *
   * @throws IOException where no dots can be written like that
   */
  static PixelFormat read(ByteBuffer bytes) throws IOException {
    int at = bytes.position();
    if (!SIZES.contains((int) bytes.get(at))) {
      throw new IOException("no size of a dot");
    }
    return new PixelFormat(
        bytes.get(at),
        bytes.get(at + 2) != 0,
        new Part(bytes.getShort(at + 4), bytes.get(at + 10)),
        new Part(bytes.getShort(at + 6), bytes.get(at + 11)),
        new Part(bytes.getShort(at + 8), bytes.get(at + 12)));
  }

  void write(ByteBuffer to) {
    to.put((byte) bitsPerPixel).put((byte) 24).put((byte) (bigEndian ? 1 : 0)).put((byte) 1);
    to.putShort((short) red.maximum());
    to.putShort((short) green.maximum());
    to.putShort((short) blue.maximum());
    to.put((byte) red.shift()).put((byte) green.shift()).put((byte) blue.shift());
    to.put(new byte[3]);
  }

  /** One dot of a colour, each part from 0 to 255. */
  byte[] pixel(int redness, int greenness, int blueness) {
    long value = red.of(redness) | green.of(greenness) | blue.of(blueness);
    ByteBuffer four =
        ByteBuffer.allocate(4)
            .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
            .putInt((int) (bigEndian ? value << (32 - bitsPerPixel) : value));
    byte[] pixel = new byte[bitsPerPixel / 8];
    four.get(0, pixel);
    return pixel;
  }
}
