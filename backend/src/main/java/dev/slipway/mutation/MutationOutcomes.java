package dev.slipway.mutation;

import static dev.slipway.jooq.Tables.MUTATION_OUTCOME;

import dev.slipway.store.Hashes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The first outcomes of mutations, in the database, so that they hold on every node and after a
 * crash.
 */
@Repository
class MutationOutcomes {

  static final int MAX_ID_LENGTH = 191;

  private static final Duration KEPT_FOR = Duration.ofHours(24);

  /** Longer than any mutation's own time limits. */
  private static final Duration LONGEST_RUN = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** How an outcome is written that is not the last word: as the one item of a list. */
  private static final String BEGUN = "[";

  private final DSLContext db;
  private final Clock clock;

  MutationOutcomes(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** What an outcome is kept under. */
  record Key(String callerId, String mutation, String clientMutationId) {

    Condition condition() {
      return MUTATION_OUTCOME
          .CALLER_ID
          .eq(callerId)
          .and(MUTATION_OUTCOME.MUTATION.eq(mutation))
          .and(MUTATION_OUTCOME.CLIENT_MUTATION_ID.eq(clientMutationId));
    }
  }

  /** What stands in the way of a call: an earlier one with the same id. */
  sealed interface First {

    /** It was another call: its input differs. */
    record OtherInput() implements First {}

    /** It has ended. */
    record Ended(String outcome) implements First {}

    /**
     * It has not ended within its time: its node died.
     *
     * @param begun what it had come to; null where that is not known
     */
    record Died(@Nullable String begun) implements First {}
  }

  /** Where the first call stands at one moment. */
  private record Kept(boolean sameInput, @Nullable String outcome, boolean ended, Instant begunAt) {

    boolean mayRun(Instant now) {
      return !ended && now.isBefore(begunAt.plus(LONGEST_RUN));
    }

    First first() {
      if (!sameInput) {
        return new First.OtherInput();
      }
      return ended && outcome != null ? new First.Ended(outcome) : new First.Died(outcome);
    }
  }

  /**
   * Claims an id for a call that is about to run, or waits for what the first call with it comes
   * to. Where the first gives its id back, having done nothing, this call takes its place.
   *
   * @return empty where this call is to run
   */
  Optional<First> claim(Key key, String input) {
    String hash = Hashes.sha256(input);
    db.deleteFrom(MUTATION_OUTCOME)
        .where(key.condition())
        .and(MUTATION_OUTCOME.CREATED_AT.lt(clock.instant().minus(KEPT_FOR)))
        .execute();
    while (!insert(key, hash)) {
      Optional<Kept> kept = find(key, hash);
      if (kept.isPresent() && !(kept.get().sameInput() && kept.get().mayRun(clock.instant()))) {
        return kept.map(Kept::first);
      }
      if (kept.isPresent() && !pause()) {
        return kept.map(Kept::first);
      }
    }
    return Optional.empty();
  }

  private boolean insert(Key key, String hash) {
    return db.insertInto(MUTATION_OUTCOME)
            .set(MUTATION_OUTCOME.CALLER_ID, key.callerId())
            .set(MUTATION_OUTCOME.MUTATION, key.mutation())
            .set(MUTATION_OUTCOME.CLIENT_MUTATION_ID, key.clientMutationId())
            .set(MUTATION_OUTCOME.INPUT_HASH, hash)
            .set(MUTATION_OUTCOME.CREATED_AT, clock.instant())
            .onDuplicateKeyIgnore()
            .execute()
        == 1;
  }

  private Optional<Kept> find(Key key, String hash) {
    return db.selectFrom(MUTATION_OUTCOME)
        .where(key.condition())
        .fetchOptional(row -> {
          JSON outcome = row.getOutcome();
          boolean begun = outcome != null && outcome.data().startsWith(BEGUN);
          return new Kept(
              row.getInputHash().equals(hash),
              outcome == null
                  ? null
                  : begun
                      ? outcome.data().substring(BEGUN.length(), outcome.data().length() - 1)
                      : outcome.data(),
              outcome != null && !begun,
              row.getCreatedAt());
        });
  }

  /** False where this thread is to stop. */
  private static boolean pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void keep(Key key, String outcome) {
    write(key, outcome);
  }

  /**
   * Notes what a call that still runs has come to, for when its node dies: part of the caller's
   * transaction, where there is one.
   */
  void keepBegun(Key key, String outcome) {
    write(key, BEGUN + outcome + "]");
  }

  private void write(Key key, String outcome) {
    db.update(MUTATION_OUTCOME)
        .set(MUTATION_OUTCOME.OUTCOME, JSON.json(outcome))
        .where(key.condition())
        .execute();
  }

  /** Gives an id back whose call did nothing. */
  void release(Key key) {
    db.deleteFrom(MUTATION_OUTCOME).where(key.condition()).execute();
  }

  @Scheduled(fixedDelayString = "PT1H")
  void removeOld() {
    db.deleteFrom(MUTATION_OUTCOME)
        .where(MUTATION_OUTCOME.CREATED_AT.lt(clock.instant().minus(KEPT_FOR)))
        .execute();
  }
}
