package dev.slipway.history;

import java.time.Duration;
import java.time.Instant;

/** Slots of time: all of one length, one after the other since 1970-01-01T00:00Z. */
final class Slots {

  private Slots() {}

  /** The start of the slot that a moment lies in. */
  static Instant startOf(Instant moment, Duration length) {
    long seconds = length.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }

  /** The first start of a slot that is not before a moment. */
  static Instant startNotBefore(Instant moment, Duration length) {
    Instant start = startOf(moment, length);
    return start.isBefore(moment) ? start.plus(length) : start;
  }

  /** The shortest multiple of a slot's length that is not shorter than a duration. */
  static Duration multipleNotBelow(Duration duration, Duration length) {
    long wanted = duration.toMillis();
    long unit = length.toMillis();
    return length.multipliedBy(Math.max(1, Math.ceilDiv(wanted, unit)));
  }
}
