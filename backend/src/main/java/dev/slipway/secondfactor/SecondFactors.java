package dev.slipway.secondfactor;

import static dev.slipway.jooq.Tables.RECOVERY_CODE;
import static dev.slipway.jooq.Tables.SECOND_FACTOR;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The second factors and recovery codes of accounts. */
@Repository
class SecondFactors {

  private final DSLContext db;
  private final Clock clock;

  SecondFactors(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * What is kept of one.
   *
   * @param sealedSecret opens for the owner {@code second factor acc_…}
   * @param enabledAt null until a first code was right
   */
  record Kept(String sealedSecret, @Nullable Instant enabledAt) {}

  Optional<Kept> find(String accountId) {
    return db.select(SECOND_FACTOR.SECRET, SECOND_FACTOR.ENABLED_AT)
        .from(SECOND_FACTOR)
        .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
        .fetchOptional(row -> new Kept(row.value1(), row.value2()));
  }

  /** The one that is on; empty also where one was only begun. */
  Optional<Kept> findEnabled(String accountId) {
    return find(accountId).filter(kept -> kept.enabledAt() != null);
  }

  /** Keeps a new secret in place of one that was only begun; leaves one that is on. */
  void begin(String accountId, String sealedSecret) {
    Instant now = clock.instant();
    db.deleteFrom(SECOND_FACTOR)
        .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
        .and(SECOND_FACTOR.ENABLED_AT.isNull())
        .execute();
    db.insertInto(SECOND_FACTOR)
        .set(SECOND_FACTOR.ACCOUNT_ID, accountId)
        .set(SECOND_FACTOR.SECRET, sealedSecret)
        .set(SECOND_FACTOR.LAST_STEP, 0L)
        .set(SECOND_FACTOR.BEGUN_AT, now)
        .onDuplicateKeyIgnore()
        .execute();
  }

  /** Puts the same secret under another seal. */
  void reseal(String accountId, String before, String after) {
    db.update(SECOND_FACTOR)
        .set(SECOND_FACTOR.SECRET, after)
        .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
        .and(SECOND_FACTOR.SECRET.eq(before))
        .execute();
  }

  /**
   * Takes the code of a step, which is good once: of any number of calls with it, on all nodes, one
   * gets true.
   */
  boolean take(String accountId, long step) {
    return db.update(SECOND_FACTOR)
            .set(SECOND_FACTOR.LAST_STEP, step)
            .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
            .and(SECOND_FACTOR.LAST_STEP.lt(step))
            .execute()
        == 1;
  }

  /** Takes a recovery code, which is good once. */
  boolean take(String accountId, RecoveryCode code) {
    return db.deleteFrom(RECOVERY_CODE)
            .where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId))
            .and(RECOVERY_CODE.CODE_HASH.eq(code.hash()))
            .execute()
        == 1;
  }

  void enable(String accountId, List<RecoveryCode> codes) {
    db.transaction(transaction -> {
      transaction
          .dsl()
          .update(SECOND_FACTOR)
          .set(SECOND_FACTOR.ENABLED_AT, clock.instant())
          .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
          .execute();
      replace(transaction.dsl(), accountId, codes);
    });
  }

  void remove(String accountId) {
    db.transaction(transaction -> {
      transaction
          .dsl()
          .deleteFrom(SECOND_FACTOR)
          .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
          .execute();
      replace(transaction.dsl(), accountId, List.of());
    });
  }

  void replaceRecoveryCodes(String accountId, List<RecoveryCode> codes) {
    db.transaction(transaction -> replace(transaction.dsl(), accountId, codes));
  }

  private static void replace(DSLContext db, String accountId, List<RecoveryCode> codes) {
    db.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId)).execute();
    for (RecoveryCode code : codes) {
      db.insertInto(RECOVERY_CODE)
          .set(RECOVERY_CODE.ACCOUNT_ID, accountId)
          .set(RECOVERY_CODE.CODE_HASH, code.hash())
          .execute();
    }
  }

  int recoveryCodesLeft(String accountId) {
    return db.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(accountId));
  }
}
