package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.ApiException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryRangeTest {

  private static final Instant NOW = Instant.parse("2026-03-31T12:00:30Z");

  private static HistoryRange range(String from, @Nullable String to, @Nullable Integer points) {
    return HistoryRange.of(
        Instant.parse(from),
        to == null ? null : Instant.parse(to),
        points,
        NOW,
        Settings.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    // from, points, start, resolution
    "2026-03-31T11:00:30Z, 60,  2026-03-31T11:01:00Z, PT1M",
    "2026-03-31T11:00:00Z, 60,  2026-03-31T11:00:00Z, PT2M",
    "2026-03-31T11:00:30Z, 500, 2026-03-31T11:01:00Z, PT1M",
    "2026-03-31T11:00:30Z, 1,   2026-03-31T11:01:00Z, PT1H",
    "2026-03-30T12:00:30Z, 96,  2026-03-30T12:01:00Z, PT15M",
    // Of what is older than a day there are quarters of an hour only.
    "2026-03-30T12:00:29Z, 500, 2026-03-30T12:15:00Z, PT15M",
    "2026-03-01T12:00:30Z, 500, 2026-03-01T12:15:00Z, PT1H30M",
    "2026-03-01T12:00:30Z, 120, 2026-03-01T12:15:00Z, PT6H",
  })
  void aPointCoversWholeSlots(String from, int points, Instant start, Duration resolution) {
    HistoryRange range = range(from, null, points);
    assertThat(range).isEqualTo(new HistoryRange(start, NOW, resolution));
    assertThat(Duration.between(range.from(), range.to()).dividedBy(range.resolution()))
        .isLessThan(points + 1L);
  }

  @Test
  void endsNowWithAHundredAndTwentyPointsUnlessTold() {
    assertThat(range("2026-03-31T10:00:30Z", null, null))
        .isEqualTo(
            new HistoryRange(Instant.parse("2026-03-31T10:01:00Z"), NOW, Duration.ofMinutes(1)));
  }

  @Test
  void mayReachIntoTheFuture() {
    assertThat(range("2026-03-31T12:00:00Z", "2026-04-01T12:00:00Z", 24).resolution())
        .isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "now",
      value = {
        "2026-03-31T11:00:00Z | 2026-03-31T11:00:00Z | 10  | `from` must be before `to`.",
        "2026-03-31T11:00:00Z | 2026-03-31T10:00:00Z | 10  | `from` must be before `to`.",
        "2026-03-31T12:00:31Z | now                  | 10  | `from` is in the future: give a time that has passed.",
        "2025-03-01T00:00:00Z | now                  | 10  | From `from` to `to` is more than 366 days: ask for a part of it.",
        "2026-03-31T11:00:00Z | now                  | 0   | `points` is 0: give a number from 1 to 500.",
        "2026-03-31T11:00:00Z | now                  | 501 | `points` is 501: give a number from 1 to 500.",
        "2026-03-31T11:00:00Z | now                  | -1  | `points` is -1: give a number from 1 to 500.",
      })
  void nonsenseIsRefusedWithASentence(
      String from, @Nullable String to, int points, String sentence) {
    assertThatThrownBy(() -> range(from, to, points))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.code()).isEqualTo(ApiException.Code.BAD_USER_INPUT))
        .hasMessage(sentence);
  }
}
