package dev.slipway.history;

import dev.slipway.error.ApiException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a history that is asked for.
 *
 * @param from where the first point starts
 * @param to where the last point ends at the latest
 * @param resolution from one point to the next: whole slots, of the length that is kept at {@code
 *     from}
 */
record HistoryRange(Instant from, Instant to, Duration resolution) {

  private static final int DEFAULT_POINTS = 120;
  private static final int MOST_POINTS = 500;
  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * Makes sense of what was asked.
   *
   * @throws ApiException BAD_USER_INPUT where there is none
   */
  static HistoryRange of(
      Instant from,
      @Nullable Instant to,
      @Nullable Integer points,
      Instant now,
      HistoryProperties properties) {
    int most = points == null ? DEFAULT_POINTS : points;
    if (most < 1 || most > MOST_POINTS) {
      throw ApiException.badInput(
          "`points` is " + most + ": give a number from 1 to " + MOST_POINTS + ".");
    }
    if (from.isAfter(now)) {
      throw ApiException.badInput("`from` is in the future: give a time that has passed.");
    }
    Instant end = to == null ? now : to;
    if (!from.isBefore(end)) {
      throw ApiException.badInput("`from` must be before `to`.");
    }
    if (Duration.between(from, end).compareTo(LONGEST) > 0) {
      throw ApiException.badInput(
          "From `from` to `to` is more than " + LONGEST.toDays() + " days: ask for a part of it.");
    }
    Duration slot =
        from.isBefore(now.minus(properties.fineKeptFor()))
            ? properties.coarseSlot()
            : properties.fineSlot();
    Instant start = Slots.startNotBefore(from, slot);
    Duration perPoint = Duration.between(from, end).dividedBy(most);
    return new HistoryRange(start, end, Slots.multipleNotBelow(perPoint, slot));
  }
}
