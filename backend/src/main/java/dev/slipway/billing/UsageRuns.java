package dev.slipway.billing;

import static dev.slipway.jooq.Tables.USAGE_RUN;

import dev.slipway.jooq.enums.UsageRunPhase;
import dev.slipway.jooq.tables.records.UsageRunRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The daily runs, so that what was interrupted goes on where it was. */
@Repository
class UsageRuns {

  private static final int KEPT_DAYS = 90;

  private final DSLContext db;
  private final Clock clock;

  UsageRuns(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * The run that is to be carried on now: one that is not done, else today's, once its time has
   * come; empty where that is done.
   */
  Optional<UsageRun> due(LocalTime beginning) {
    Optional<UsageRun> open =
        db.selectFrom(USAGE_RUN)
            .where(USAGE_RUN.PHASE.ne(UsageRunPhase.DONE))
            .orderBy(USAGE_RUN.DAY)
            .limit(1)
            .fetchOptional(UsageRuns::toDomain);
    return open.or(() -> begin(beginning));
  }

  private Optional<UsageRun> begin(LocalTime beginning) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    boolean early = now.isBefore(today.atTime(beginning).toInstant(ZoneOffset.UTC));
    if (early || db.fetchExists(USAGE_RUN, USAGE_RUN.DAY.eq(today))) {
      return Optional.empty();
    }
    db.deleteFrom(USAGE_RUN).where(USAGE_RUN.DAY.lt(today.minusDays(KEPT_DAYS))).execute();
    UsageRun run = new UsageRun(today, UsageRun.Phase.USAGE, "", UsageRun.Counts.NONE, now);
    db.insertInto(USAGE_RUN)
        .set(USAGE_RUN.DAY, today)
        .set(USAGE_RUN.PHASE, UsageRunPhase.USAGE)
        .set(USAGE_RUN.DONE_UNTIL, "")
        .set(USAGE_RUN.READ_COUNT, 0)
        .set(USAGE_RUN.SKIPPED_COUNT, 0)
        .set(USAGE_RUN.CHANGED_COUNT, 0)
        .set(USAGE_RUN.STARTED_AT, now)
        .onDuplicateKeyIgnore()
        .execute();
    return Optional.of(run);
  }

  /** Notes how far a run is. */
  void keep(UsageRun run) {
    db.update(USAGE_RUN)
        .set(USAGE_RUN.PHASE, UsageRunPhase.valueOf(run.phase().name()))
        .set(USAGE_RUN.DONE_UNTIL, run.doneUntil())
        .set(USAGE_RUN.READ_COUNT, run.counts().read())
        .set(USAGE_RUN.SKIPPED_COUNT, run.counts().skipped())
        .set(USAGE_RUN.CHANGED_COUNT, run.counts().changed())
        .set(USAGE_RUN.FINISHED_AT, run.phase() == UsageRun.Phase.DONE ? clock.instant() : null)
        .where(USAGE_RUN.DAY.eq(run.day()))
        .execute();
  }

  private static UsageRun toDomain(UsageRunRecord row) {
    return new UsageRun(
        row.getDay(),
        UsageRun.Phase.valueOf(row.getPhase().name()),
        row.getDoneUntil(),
        new UsageRun.Counts(row.getReadCount(), row.getSkippedCount(), row.getChangedCount()),
        row.getStartedAt());
  }
}
