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

  /**
   * What the first call with an id left.
   *
   * @param outcome null while the first call runs
   */
  record Kept(boolean sameInput, @Nullable String outcome, Instant begunAt) {}

  /**
   * Claims an id for a call that is about to run.
   *
   * @return empty where this call is the first; otherwise what the first one left
   */
  Optional<Kept> claim(Key key, String input) {
    String hash = Hashes.sha256(input);
    db.deleteFrom(MUTATION_OUTCOME)
        .where(key.condition())
        .and(MUTATION_OUTCOME.CREATED_AT.lt(clock.instant().minus(KEPT_FOR)))
        .execute();
    int inserted =
        db.insertInto(MUTATION_OUTCOME)
            .set(MUTATION_OUTCOME.CALLER_ID, key.callerId())
            .set(MUTATION_OUTCOME.MUTATION, key.mutation())
            .set(MUTATION_OUTCOME.CLIENT_MUTATION_ID, key.clientMutationId())
            .set(MUTATION_OUTCOME.INPUT_HASH, hash)
            .set(MUTATION_OUTCOME.CREATED_AT, clock.instant())
            .onDuplicateKeyIgnore()
            .execute();
    return inserted == 1 ? Optional.empty() : find(key, hash);
  }

  private Optional<Kept> find(Key key, String hash) {
    return db.selectFrom(MUTATION_OUTCOME)
        .where(key.condition())
        .fetchOptional(row -> {
          JSON outcome = row.getOutcome();
          return new Kept(
              row.getInputHash().equals(hash),
              outcome == null ? null : outcome.data(),
              row.getCreatedAt());
        });
  }

  /**
   * Waits for the first call to end.
   *
   * @return empty where it has not within its time: its node died
   */
  Optional<String> awaitOutcome(Key key, Kept first) {
    Optional<String> outcome = Optional.ofNullable(first.outcome());
    Instant limit = first.begunAt().plus(LONGEST_RUN);
    while (outcome.isEmpty() && clock.instant().isBefore(limit)) {
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      outcome =
          db.selectFrom(MUTATION_OUTCOME)
              .where(key.condition())
              .and(MUTATION_OUTCOME.OUTCOME.isNotNull())
              .fetchOptional(row -> row.getOutcome().data());
    }
    return outcome;
  }

  void keep(Key key, String outcome) {
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
