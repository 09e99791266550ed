package dev.slipway.account;

import dev.slipway.error.ApiException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call. Every look-up of an object takes it, so that somebody else's object can't be
 * loaded at all.
 *
 * @param customerId the customer that the caller acts for; null for who reaches every customer
 * @param scopes what the caller may do; see {@link #require}
 * @param credential what the caller came with; when it ends, so must all that the caller keeps open
 * @param remoteAddress where the call came from, for activity; null where unknown
 */
public record Caller(
    String accountId,
    String email,
    String name,
    Role role,
    @Nullable String customerId,
    Set<ApiScope> scopes,
    Credential credential,
    @Nullable String remoteAddress) {

  /** The same caller, calling from this address. */
  public Caller from(@Nullable String address) {
    return new Caller(accountId, email, name, role, customerId, scopes, credential, address);
  }

  /** The customer whose objects alone the caller may see; null where there is no such bound. */
  public @Nullable String onlyCustomer() {
    return customerId;
  }

  /** Whether the caller reaches every customer's objects: an operator, or a partner. */
  public boolean reachesEverybody() {
    return customerId == null;
  }

  /**
   * What outcomes of the caller's mutations are kept by: a token is a caller of its own, as whoever
   * holds it need not know the account's others.
   */
  public String id() {
    return credential.isToken() ? credential.id() : accountId;
  }

  /** Who did it, for activity: the person, and by which token where it was one. */
  public String actor() {
    return credential.isToken() ? name + " (token " + credential.tokenName() + ")" : name;
  }

  public boolean may(ApiScope scope) {
    return scopes.contains(scope);
  }

  /**
   * Lets those pass who have at least one of these scopes; everybody where there are none. Fields
   * of the schema that carry {@code @requires} are checked by it before anything of theirs runs, so
   * that only what depends on arguments needs to call this.
   *
   * @throws ApiException FORBIDDEN for everyone else
   */
  public void require(Set<ApiScope> anyOf) {
    if (!anyOf.isEmpty() && anyOf.stream().noneMatch(this::may)) {
      throw new ApiException(
          ApiException.Code.FORBIDDEN,
          "This needs the scope "
              + String.join(" or ", anyOf.stream().map(ApiScope::name).sorted().toList())
              + ", which this account or token does not have.");
    }
  }

  /**
   * Lets only those pass who reach every customer: not a token that is bound to one.
   *
   * @throws ApiException FORBIDDEN for everyone else
   */
  public void requireEverybody() {
    if (!reachesEverybody()) {
      throw new ApiException(
          ApiException.Code.FORBIDDEN,
          "This is about all customers, and this token is bound to one of them.");
    }
  }
}
