package dev.slipway.simulator.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/** The shapes of letters; drawn by hand, as not every machine has fonts. */
final class Glyphs {

  static final int WIDTH = 8;
  static final int HEIGHT = 16;

  private static final byte[][] SHAPES = read();

  private Glyphs() {}

  /** Sixteen rows of eight dots, the leftmost in the highest bit. */
  static byte[] of(char letter) {
    return SHAPES[letter < SHAPES.length ? letter : '?'];
  }

  private static byte[][] read() {
    byte[][] shapes = new byte[128][HEIGHT];
    try (InputStream file = Glyphs.class.getResourceAsStream("/screen-font.txt")) {
      new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(parts ->
              shapes[HexFormat.fromHexDigits(parts[0])] = HexFormat.of().parseHex(parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shapes;
  }
}
