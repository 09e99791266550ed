package dev.slipway.token;

import static dev.slipway.jooq.Tables.ACCOUNT;
import static dev.slipway.jooq.Tables.API_TOKEN;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.account.Credential;
import dev.slipway.account.CredentialEnds;
import dev.slipway.account.Role;
import dev.slipway.account.Tokens;
import dev.slipway.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** The bearer tokens. Only a hash of a secret is stored. */
@Repository
class ApiTokens implements Tokens {

  private static final Logger log = LoggerFactory.getLogger(ApiTokens.class);

  /** How exact {@code last_used_at} is: a busy script must not cost a write for each call. */
  private static final Duration USED_RESOLUTION = Duration.ofMinutes(1);

  private final DSLContext db;
  private final Clock clock;
  private final CredentialEnds ends;

  ApiTokens(DSLContext db, Clock clock, CredentialEnds ends) {
    this.db = db;
    this.clock = clock;
    this.ends = ends;
  }

  @Override
  public Optional<Caller> find(String secret, @Nullable String remoteAddress) {
    Optional<TokenSecret> read = TokenSecret.read(secret);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Record row = fetchUsable(API_TOKEN.SECRET_HASH.eq(read.get().hash()), now);
    if (row == null) {
      return Optional.empty();
    }
    if (!new AddressList(lines(row.get(API_TOKEN.ALLOWED_ADDRESSES))).allows(remoteAddress)) {
      log.warn(
          "Token {} was used from {}, which is not among its addresses",
          row.get(API_TOKEN.ID),
          remoteAddress);
      return Optional.empty();
    }
    noteUse(row, now);
    return Optional.of(toCaller(row, remoteAddress));
  }

  @Override
  public Optional<Caller> findById(String tokenId) {
    return Optional.ofNullable(fetchUsable(API_TOKEN.ID.eq(tokenId), clock.instant()))
        .map(row -> toCaller(row, null));
  }

  private @Nullable Record fetchUsable(Condition which, Instant now) {
    return db.select(API_TOKEN.fields())
        .select(ACCOUNT.EMAIL, ACCOUNT.NAME, ACCOUNT.ROLE, ACCOUNT.CUSTOMER_ID)
        .from(API_TOKEN)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(API_TOKEN.ACCOUNT_ID))
        .where(which)
        .and(notExpired(now))
        .fetchOne();
  }

  private void noteUse(Record row, Instant now) {
    Instant last = row.get(API_TOKEN.LAST_USED_AT);
    if (last == null || last.isBefore(now.minus(USED_RESOLUTION))) {
      db.update(API_TOKEN)
          .set(API_TOKEN.LAST_USED_AT, now)
          .where(API_TOKEN.ID.eq(row.get(API_TOKEN.ID)))
          .execute();
    }
  }

  /** The rights of who made it, as they are today, cut down to its scopes. */
  private static Caller toCaller(Record row, @Nullable String remoteAddress) {
    Role maker = Role.valueOf(row.get(ACCOUNT.ROLE).getLiteral());
    String own = row.get(ACCOUNT.CUSTOMER_ID);
    Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
    scopes.addAll(scopes(row));
    scopes.retainAll(ApiScope.ofToken(maker));
    return new Caller(
        row.get(API_TOKEN.ACCOUNT_ID),
        row.get(ACCOUNT.EMAIL),
        row.get(ACCOUNT.NAME),
        maker == Role.OPERATOR ? Role.PARTNER : maker,
        own == null ? row.get(API_TOKEN.CUSTOMER_ID) : own,
        Collections.unmodifiableSet(scopes),
        Credential.token(row.get(API_TOKEN.ID), row.get(API_TOKEN.NAME)),
        remoteAddress);
  }

  @Override
  public boolean isUsable(String tokenId) {
    return db.fetchExists(API_TOKEN, API_TOKEN.ID.eq(tokenId).and(notExpired(clock.instant())));
  }

  private static Condition notExpired(Instant now) {
    return API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now));
  }

  /** Those that an account has made, newest first. */
  List<ApiToken> of(String accountId) {
    return fetch(API_TOKEN.ACCOUNT_ID.eq(accountId));
  }

  /** How many an account has. */
  int count(String accountId) {
    return db.fetchCount(API_TOKEN, API_TOKEN.ACCOUNT_ID.eq(accountId));
  }

  /** A token that the caller may see: of the own account; for a token only itself. */
  Optional<ApiToken> find(Caller caller, String id) {
    return Ids.API_TOKEN.matches(id)
        ? fetch(API_TOKEN.ID.eq(id).and(visible(caller))).stream().findFirst()
        : Optional.empty();
  }

  private static Condition visible(Caller caller) {
    return caller.credential().isToken()
        ? API_TOKEN.ID.eq(caller.credential().id())
        : API_TOKEN.ACCOUNT_ID.eq(caller.accountId());
  }

  private List<ApiToken> fetch(Condition condition) {
    return db.select(API_TOKEN.fields())
        .select(ACCOUNT.CUSTOMER_ID)
        .from(API_TOKEN)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(API_TOKEN.ACCOUNT_ID))
        .where(condition)
        .orderBy(API_TOKEN.ID.desc())
        .fetch(ApiTokens::toDomain);
  }

  ApiToken add(Caller maker, NewToken token, TokenSecret secret) {
    String id = Ids.API_TOKEN.next();
    db.insertInto(API_TOKEN)
        .set(API_TOKEN.ID, id)
        .set(API_TOKEN.SECRET_HASH, secret.hash())
        .set(API_TOKEN.PREFIX, secret.prefix())
        .set(API_TOKEN.NAME, token.name())
        .set(API_TOKEN.ACCOUNT_ID, maker.accountId())
        .set(API_TOKEN.CUSTOMER_ID, token.customerId())
        .set(
            API_TOKEN.SCOPES,
            token.scopes().stream().map(ApiScope::name).collect(Collectors.joining(",")))
        .set(API_TOKEN.ALLOWED_ADDRESSES, String.join("\n", token.addresses().networks()))
        .set(API_TOKEN.CREATED_AT, clock.instant())
        .set(API_TOKEN.EXPIRES_AT, token.expiresAt())
        .execute();
    return find(maker, id).orElseThrow();
  }

  /** Revokes a token: it is refused from now on, and what was opened with it ends. */
  void remove(ApiToken token) {
    db.deleteFrom(API_TOKEN).where(API_TOKEN.ID.eq(token.id())).execute();
    ends.tell(token.id());
  }

  private static ApiToken toDomain(Record row) {
    String own = row.get(ACCOUNT.CUSTOMER_ID);
    return new ApiToken(
        row.get(API_TOKEN.ID),
        row.get(API_TOKEN.NAME),
        scopes(row),
        row.get(API_TOKEN.PREFIX),
        own == null ? row.get(API_TOKEN.CUSTOMER_ID) : own,
        lines(row.get(API_TOKEN.ALLOWED_ADDRESSES)),
        row.get(API_TOKEN.CREATED_AT),
        row.get(API_TOKEN.LAST_USED_AT),
        row.get(API_TOKEN.EXPIRES_AT));
  }

  private static List<ApiScope> scopes(Record row) {
    return Arrays.stream(row.get(API_TOKEN.SCOPES).split(",")).map(ApiScope::valueOf).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
