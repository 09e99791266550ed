package dev.slipway.account;

import static dev.slipway.jooq.Tables.ACCOUNT;
import static dev.slipway.jooq.Tables.SESSION;

import dev.slipway.store.Hashes;
import dev.slipway.store.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Who is signed in, kept in the database so that sessions outlive a restart. Only a hash of the
 * cookie's value is stored: who reads the database can't act as anybody.
 */
@Repository
public class Sessions {

  /** How exact {@code last_seen_at} is: a busy page must not cost a write for each call. */
  private static final Duration SEEN_RESOLUTION = Duration.ofMinutes(1);

  /** More than anybody has; keeps a page from growing without bound. */
  private static final int MOST_LISTED = 100;

  private final DSLContext db;
  private final SessionProperties properties;
  private final Clock clock;
  private final CredentialEnds ends;
  private final SignInNotes notes;
  private final SecureRandom random = new SecureRandom();

  Sessions(
      DSLContext db,
      SessionProperties properties,
      Clock clock,
      CredentialEnds ends,
      SignInNotes notes) {
    this.db = db;
    this.properties = properties;
    this.clock = clock;
    this.ends = ends;
    this.notes = notes;
  }

  /**
   * Starts a session, whose secret goes out with the answer as a cookie, for who has just shown who
   * they are.
   *
   * @param how a sentence for the account's activity, for example {@code Signed in with a passkey}
   */
  public void start(String accountId, String how, SignInCookies cookies) {
    start(accountId, how, cookies, clock.instant());
  }

  /**
   * The same for who may have shown that elsewhere, some time ago.
   *
   * @param confirmedAt when that was; null where it is not known, and counts as never
   */
  public void start(
      String accountId, String how, SignInCookies cookies, @Nullable Instant confirmedAt) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    db.insertInto(SESSION)
        .set(SESSION.TOKEN_HASH, Hashes.sha256(secret))
        .set(SESSION.ID, Ids.SESSION.next())
        .set(SESSION.ACCOUNT_ID, accountId)
        .set(SESSION.REMOTE_ADDRESS, cookies.remoteAddress())
        .set(SESSION.USER_AGENT, UserAgent.kept(cookies.userAgent()))
        .set(SESSION.CREATED_AT, now)
        .set(SESSION.LAST_SEEN_AT, now)
        .set(SESSION.CONFIRMED_AT, confirmedAt)
        .set(SESSION.EXPIRES_AT, now.plus(properties.maxAge()))
        .execute();
    cookies.start(secret);
    find(secret, cookies.remoteAddress())
        .ifPresent(caller -> notes.signedIn(caller, how, UserAgent.device(cookies.userAgent())));
  }

  /** Who the cookie's value belongs to; empty where the session is unknown or has ended. */
  Optional<Caller> find(String secret, @Nullable String remoteAddress) {
    return findById(Hashes.sha256(secret), remoteAddress);
  }

  /** Whether a session has not ended. */
  boolean isOpen(String sessionId) {
    return findById(sessionId, null).isPresent();
  }

  private Optional<Caller> findById(String sessionId, @Nullable String remoteAddress) {
    Instant now = clock.instant();
    Record row =
        db.select(SESSION.LAST_SEEN_AT, ACCOUNT.ID, ACCOUNT.EMAIL, ACCOUNT.NAME, ACCOUNT.ROLE)
            .select(ACCOUNT.CUSTOMER_ID)
            .from(SESSION)
            .join(ACCOUNT)
            .on(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID))
            .where(SESSION.TOKEN_HASH.eq(sessionId))
            .and(isOpen(now))
            .fetchOne();
    if (row == null) {
      return Optional.empty();
    }
    if (row.get(SESSION.LAST_SEEN_AT).isBefore(now.minus(SEEN_RESOLUTION))) {
      db.update(SESSION)
          .set(SESSION.LAST_SEEN_AT, now)
          .set(
              SESSION.REMOTE_ADDRESS,
              remoteAddress == null ? SESSION.REMOTE_ADDRESS : DSL.val(remoteAddress))
          .where(SESSION.TOKEN_HASH.eq(sessionId))
          .execute();
    }
    Role role = Role.valueOf(row.get(ACCOUNT.ROLE).getLiteral());
    return Optional.of(
        new Caller(
            row.get(ACCOUNT.ID),
            row.get(ACCOUNT.EMAIL),
            row.get(ACCOUNT.NAME),
            role,
            row.get(ACCOUNT.CUSTOMER_ID),
            ApiScope.ofSession(role),
            Credential.session(sessionId),
            remoteAddress));
  }

  private Condition isOpen(Instant now) {
    return SESSION
        .EXPIRES_AT
        .gt(now)
        .and(SESSION.LAST_SEEN_AT.gt(now.minus(properties.idleTimeout())));
  }

  /**
   * Where the caller's account is signed in: the caller's own session first, then last used first.
   */
  public List<Session> of(Caller caller) {
    Field<Boolean> current = DSL.field(SESSION.TOKEN_HASH.eq(caller.credential().id()));
    return db.selectFrom(SESSION)
        .where(SESSION.ACCOUNT_ID.eq(caller.accountId()))
        .and(isOpen(clock.instant()))
        .orderBy(current.desc(), SESSION.LAST_SEEN_AT.desc(), SESSION.ID.desc())
        .limit(MOST_LISTED)
        .fetch(row ->
            new Session(
                row.getId(),
                row.getCreatedAt(),
                row.getLastSeenAt(),
                row.getRemoteAddress(),
                UserAgent.browser(row.getUserAgent()),
                UserAgent.operatingSystem(row.getUserAgent()),
                row.getTokenHash().equals(caller.credential().id())));
  }

  /** When the owner of the caller's session last proved to be there. */
  Optional<Instant> confirmedAt(Caller caller) {
    return db.select(SESSION.CONFIRMED_AT)
        .from(SESSION)
        .where(SESSION.TOKEN_HASH.eq(caller.credential().id()))
        .fetchOptional(SESSION.CONFIRMED_AT);
  }

  void confirm(Caller caller, Instant at) {
    db.update(SESSION)
        .set(SESSION.CONFIRMED_AT, at)
        .where(SESSION.TOKEN_HASH.eq(caller.credential().id()))
        .execute();
  }

  /** What was proved in the caller's other sessions counts no more. */
  public void unconfirmOthers(Caller caller) {
    db.update(SESSION)
        .setNull(SESSION.CONFIRMED_AT)
        .where(SESSION.ACCOUNT_ID.eq(caller.accountId()))
        .and(SESSION.TOKEN_HASH.ne(caller.credential().id()))
        .execute();
  }

  /** Ends a session. */
  public void end(String sessionId) {
    db.deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(sessionId)).execute();
    ends.tell(sessionId);
  }

  /**
   * Ends one of the caller's own sessions, with all that it keeps open on any node.
   *
   * @param id as {@link Session} has it
   * @return false where the caller has no such session
   */
  public boolean end(Caller caller, String id) {
    return Ids.SESSION.matches(id) && endThose(caller.accountId(), SESSION.ID.eq(id)) == 1;
  }

  /**
   * Ends all of the caller's sessions but the one that the call came by.
   *
   * @return how many there were
   */
  public int endOthers(Caller caller) {
    return endThose(caller.accountId(), SESSION.TOKEN_HASH.ne(caller.credential().id()));
  }

  /** Ends all sessions of an account. */
  public void endAllOf(String accountId) {
    endThose(accountId, DSL.noCondition());
  }

  private int endThose(String accountId, Condition which) {
    List<String> ended =
        db.select(SESSION.TOKEN_HASH)
            .from(SESSION)
            .where(SESSION.ACCOUNT_ID.eq(accountId))
            .and(which)
            .fetch(SESSION.TOKEN_HASH);
    ended.forEach(this::end);
    return ended.size();
  }

  @Scheduled(fixedDelayString = "PT1H")
  void removeEnded() {
    Instant now = clock.instant();
    db.deleteFrom(SESSION)
        .where(SESSION.EXPIRES_AT.le(now))
        .or(SESSION.LAST_SEEN_AT.le(now.minus(properties.idleTimeout())))
        .execute();
  }

  /** Shown in the cookie: how long the browser may keep it. */
  public Duration maxAge() {
    return Objects.requireNonNull(properties.maxAge());
  }
}
