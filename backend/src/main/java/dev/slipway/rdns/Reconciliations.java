package dev.slipway.rdns;

import static dev.slipway.jooq.tables.ReverseDnsRun.REVERSE_DNS_RUN;

import dev.slipway.rdns.Reconcile.Counts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The runs over all servers, so that one is made in time and operators see how it went. */
@Repository
class Reconciliations {

  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final DSLContext db;
  private final Clock clock;

  Reconciliations(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * One run; the schema's ReverseDnsRun.
   *
   * @param finishedAt null while it runs, or where its node died
   * @param problem why it could not be made; null where it could
   */
  record Run(
      Instant startedAt,
      @Nullable Instant finishedAt,
      boolean force,
      int added,
      int updated,
      int skipped,
      int failed,
      @Nullable String problem) {}

  /**
   * Notes that a run begins.
   *
   * @return what to end it by
   */
  String begin(Instant startedAt, boolean force) {
    db.deleteFrom(REVERSE_DNS_RUN)
        .where(REVERSE_DNS_RUN.STARTED_AT.lt(clock.instant().minus(KEPT_FOR)))
        .execute();
    return String.valueOf(
        db.insertInto(REVERSE_DNS_RUN)
            .set(REVERSE_DNS_RUN.STARTED_AT, startedAt)
            .set(REVERSE_DNS_RUN.FORCED, force)
            .returning(REVERSE_DNS_RUN.ID)
            .fetchSingle(REVERSE_DNS_RUN.ID));
  }

  void end(String run, Counts counts, @Nullable String problem) {
    db.update(REVERSE_DNS_RUN)
        .set(REVERSE_DNS_RUN.FINISHED_AT, clock.instant())
        .set(REVERSE_DNS_RUN.ADDED, counts.added())
        .set(REVERSE_DNS_RUN.UPDATED, counts.updated())
        .set(REVERSE_DNS_RUN.SKIPPED, counts.skipped())
        .set(REVERSE_DNS_RUN.FAILED, counts.failed())
        .set(REVERSE_DNS_RUN.PROBLEM, problem)
        .where(REVERSE_DNS_RUN.ID.eq(Long.valueOf(run)))
        .execute();
  }

  /** The newest run. */
  Optional<Run> last() {
    return db.selectFrom(REVERSE_DNS_RUN)
        .orderBy(REVERSE_DNS_RUN.ID.desc())
        .limit(1)
        .fetchOptional(row ->
            new Run(
                row.getStartedAt(),
                row.getFinishedAt(),
                row.getForced(),
                row.getAdded(),
                row.getUpdated(),
                row.getSkipped(),
                row.getFailed(),
                row.getProblem()));
  }
}
