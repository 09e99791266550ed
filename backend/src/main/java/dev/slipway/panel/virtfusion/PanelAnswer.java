package dev.slipway.panel.virtfusion;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What came back, whatever it is.
 *
 * @param retryAfterHeader as sent
 */
record PanelAnswer(int status, String body, @Nullable String retryAfterHeader) {

  /** The panel, or what stands before it, is broken. */
  boolean isServerError() {
    return status >= 500;
  }

  /**
   * How long the panel asks to be left alone, given in seconds or as a date; null where it does not
   * say.
   */
  @Nullable Duration retryAfter(Instant now) {
    if (retryAfterHeader == null) {
      return null;
    }
    String value = retryAfterHeader.strip();
    try {
      Duration wait =
          value.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
