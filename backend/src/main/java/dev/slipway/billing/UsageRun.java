package dev.slipway.billing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day's run, and how far it is.
 *
 * @param day in UTC
 * @param doneUntil the last id that the phase is done with; empty before the first
 */
record UsageRun(LocalDate day, Phase phase, String doneUntil, Counts counts, Instant startedAt) {

  /** In this order. */
  enum Phase {
    USAGE,
    TOP_UPS,
    DONE
  }

  /** How many servers were read, were not given by the panel, and had other figures than before. */
  record Counts(int read, int skipped, int changed) {

    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(read + other.read, skipped + other.skipped, changed + other.changed);
    }
  }

  UsageRun doneUntil(String id, Counts more) {
    return new UsageRun(day, phase, id, counts.plus(more), startedAt);
  }

  UsageRun in(Phase next) {
    return new UsageRun(day, next, "", counts, startedAt);
  }
}
