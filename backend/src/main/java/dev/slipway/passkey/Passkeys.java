package dev.slipway.passkey;

import static dev.slipway.jooq.Tables.PASSKEY;

import dev.slipway.account.Caller;
import dev.slipway.jooq.tables.records.PasskeyRecord;
import dev.slipway.store.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The passkeys: public keys, and what tells a device from a copy of it. */
@Repository
class Passkeys {

  private final DSLContext db;
  private final Clock clock;

  Passkeys(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * The key itself, as WebAuthn has it.
   *
   * @param credentialId base64url
   * @param data its attested credential data in base64url
   */
  record Credential(
      String credentialId, String data, long signCount, boolean backupEligible, boolean backedUp) {}

  /** A key and whose it is. */
  record Kept(String id, String accountId, Credential credential) {}

  List<Passkey> of(String accountId) {
    return db.selectFrom(PASSKEY)
        .where(PASSKEY.ACCOUNT_ID.eq(accountId))
        .orderBy(PASSKEY.ID.desc())
        .fetch(Passkeys::toDomain);
  }

  boolean hasAny(String accountId) {
    return db.fetchExists(PASSKEY, PASSKEY.ACCOUNT_ID.eq(accountId));
  }

  int count(String accountId) {
    return db.fetchCount(PASSKEY, PASSKEY.ACCOUNT_ID.eq(accountId));
  }

  List<String> credentialIds(String accountId) {
    return db.select(PASSKEY.CREDENTIAL_ID)
        .from(PASSKEY)
        .where(PASSKEY.ACCOUNT_ID.eq(accountId))
        .fetch(PASSKEY.CREDENTIAL_ID);
  }

  Optional<Kept> findByCredentialId(String credentialId) {
    return db.selectFrom(PASSKEY)
        .where(PASSKEY.CREDENTIAL_ID.eq(credentialId))
        .fetchOptional(row ->
            new Kept(
                row.getId(),
                row.getAccountId(),
                new Credential(
                    row.getCredentialId(),
                    row.getCredentialData(),
                    row.getSignCount(),
                    row.getBackupEligible(),
                    row.getBackupState())));
  }

  Passkey add(String accountId, String name, Credential credential) {
    String id = Ids.PASSKEY.next();
    db.insertInto(PASSKEY)
        .set(PASSKEY.ID, id)
        .set(PASSKEY.ACCOUNT_ID, accountId)
        .set(PASSKEY.NAME, name)
        .set(PASSKEY.CREDENTIAL_ID, credential.credentialId())
        .set(PASSKEY.CREDENTIAL_DATA, credential.data())
        .set(PASSKEY.SIGN_COUNT, credential.signCount())
        .set(PASSKEY.BACKUP_ELIGIBLE, credential.backupEligible())
        .set(PASSKEY.BACKUP_STATE, credential.backedUp())
        .set(PASSKEY.CREATED_AT, clock.instant())
        .execute();
    return toDomain(db.fetchSingle(PASSKEY, PASSKEY.ID.eq(id)));
  }

  void noteUse(String id, long signCount, boolean backedUp) {
    db.update(PASSKEY)
        .set(PASSKEY.SIGN_COUNT, signCount)
        .set(PASSKEY.BACKUP_STATE, backedUp)
        .set(PASSKEY.LAST_USED_AT, clock.instant())
        .where(PASSKEY.ID.eq(id))
        .execute();
  }

  /**
   * Removes one of the caller's own.
   *
   * @return false where there is no such
   */
  boolean remove(Caller caller, String id) {
    return Ids.PASSKEY.matches(id)
        && db.deleteFrom(PASSKEY)
                .where(PASSKEY.ID.eq(id))
                .and(PASSKEY.ACCOUNT_ID.eq(caller.accountId()))
                .execute()
            == 1;
  }

  void removeAll(String accountId) {
    db.deleteFrom(PASSKEY).where(PASSKEY.ACCOUNT_ID.eq(accountId)).execute();
  }

  private static Passkey toDomain(PasskeyRecord row) {
    return new Passkey(row.getId(), row.getName(), row.getCreatedAt(), row.getLastUsedAt());
  }
}
