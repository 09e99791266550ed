package dev.slipway.icon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A picture of a kind that browsers show, told by its bytes and not by what anybody says. */
final class Icon {

  /** How far into an SVG file its first element may begin, behind comments and declarations. */
  private static final int SVG_PROLOGUE = 2048;

  static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  private static final MediaType WEBP = MediaType.valueOf("image/webp");

  private final MediaType type;
  private final byte[] bytes;

  private Icon(MediaType type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** The picture in these bytes; empty where they hold none, but an error page perhaps. */
  static Optional<Icon> of(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, SVG_PROLOGUE), ISO_8859_1);
    return type(start).map(type -> new Icon(type, bytes));
  }

  private static Optional<MediaType> type(String start) {
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(MediaType.IMAGE_PNG);
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(MediaType.IMAGE_JPEG);
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    String text = start.toLowerCase(Locale.ROOT);
    return text.contains("<svg") && !text.contains("<html") ? Optional.of(SVG) : Optional.empty();
  }

  MediaType type() {
    return type;
  }

  /** Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int size() {
    return bytes.length;
  }
}
