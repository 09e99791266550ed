package dev.slipway.account;

import org.jspecify.annotations.Nullable;

/**
 * What a caller came with. When it ends, so does everything that it keeps open: subscriptions,
 * consoles.
 *
 * @param id what {@link Credentials} knows it by; never the secret itself
 * @param tokenName what its owner calls a token; null for a session
 */
public record Credential(Kind kind, String id, @Nullable String tokenName) {

  /** How callers show who they are. */
  public enum Kind {
    /** A browser's, carried by a cookie. */
    SESSION,
    /** A program's, carried by the header Authorization. */
    TOKEN,
    /** Nobody's: the account itself, for work that goes on while nobody is signed in. */
    ACCOUNT
  }

  public static Credential session(String id) {
    return new Credential(Kind.SESSION, id, null);
  }

  public static Credential token(String id, String name) {
    return new Credential(Kind.TOKEN, id, name);
  }

  public static Credential account(String accountId) {
    return new Credential(Kind.ACCOUNT, accountId, null);
  }

  public boolean isToken() {
    return kind == Kind.TOKEN;
  }
}
