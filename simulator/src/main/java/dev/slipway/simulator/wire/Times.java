package dev.slipway.simulator.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The three ways in which the panel writes a time. */
final class Times {

  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ZONELESS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  static @Nullable String offset(@Nullable Instant instant) {
    return instant == null ? null : OFFSET.format(instant);
  }

  static String micros(Instant instant) {
    return MICROS.format(instant);
  }

  static @Nullable String zoneless(@Nullable Instant instant) {
    return instant == null ? null : ZONELESS.format(instant);
  }

  /** The first moment of a day as the panel writes it in traffic periods. */
  static String dayStart(LocalDate date) {
    return date + " 00:00:00";
  }

  static String dayEnd(LocalDate date) {
    return date + " 23:59:59";
  }
}
