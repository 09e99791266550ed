package dev.slipway.oidc;

import static dev.slipway.jooq.Tables.OPENID_IDENTITY;

import dev.slipway.account.Caller;
import dev.slipway.store.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which account somebody at a provider is connected to: one at most. */
@Repository
class Identities {

  private final DSLContext db;
  private final Clock clock;

  Identities(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  List<OpenIdIdentity> of(String accountId) {
    return db.selectFrom(OPENID_IDENTITY)
        .where(OPENID_IDENTITY.ACCOUNT_ID.eq(accountId))
        .orderBy(OPENID_IDENTITY.ID.desc())
        .fetch(row ->
            new OpenIdIdentity(
                row.getId(),
                row.getIssuer(),
                row.getEmail(),
                row.getCreatedAt(),
                row.getLastUsedAt()));
  }

  int count(String accountId) {
    return db.fetchCount(OPENID_IDENTITY, OPENID_IDENTITY.ACCOUNT_ID.eq(accountId));
  }

  /** The account that somebody is connected to. */
  Optional<String> findOwner(ProvedIdentity identity) {
    return db.select(OPENID_IDENTITY.ACCOUNT_ID)
        .from(OPENID_IDENTITY)
        .where(isOf(identity))
        .fetchOptional(OPENID_IDENTITY.ACCOUNT_ID);
  }

  /**
   * Connects somebody with an account.
   *
   * @throws org.springframework.dao.DuplicateKeyException where they are connected already
   */
  void add(String accountId, ProvedIdentity identity) {
    db.insertInto(OPENID_IDENTITY)
        .set(OPENID_IDENTITY.ID, Ids.OPENID_IDENTITY.next())
        .set(OPENID_IDENTITY.ACCOUNT_ID, accountId)
        .set(OPENID_IDENTITY.ISSUER, identity.issuer())
        .set(OPENID_IDENTITY.SUBJECT, identity.subject())
        .set(OPENID_IDENTITY.EMAIL, identity.email())
        .set(OPENID_IDENTITY.CREATED_AT, clock.instant())
        .execute();
  }

  /** Notes that somebody has signed in, and the address that they have now. */
  void noteUse(ProvedIdentity identity) {
    db.update(OPENID_IDENTITY)
        .set(OPENID_IDENTITY.EMAIL, identity.email())
        .set(OPENID_IDENTITY.LAST_USED_AT, clock.instant())
        .where(isOf(identity))
        .execute();
  }

  /**
   * Ends one of the caller's own connections.
   *
   * @return false where there is no such
   */
  boolean remove(Caller caller, String id) {
    return Ids.OPENID_IDENTITY.matches(id)
        && db.deleteFrom(OPENID_IDENTITY)
                .where(OPENID_IDENTITY.ID.eq(id))
                .and(OPENID_IDENTITY.ACCOUNT_ID.eq(caller.accountId()))
                .execute()
            == 1;
  }

  private static Condition isOf(ProvedIdentity identity) {
    return OPENID_IDENTITY
        .ISSUER
        .eq(identity.issuer())
        .and(OPENID_IDENTITY.SUBJECT.eq(identity.subject()));
  }
}
