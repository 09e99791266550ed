package dev.slipway.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way to the provider and back that somebody is on. It is in a cookie of their browser, sealed,
 * so that any node can finish it and nobody can finish another's.
 *
 * @param state what the provider has to send along, so that its answer is to this
 * @param nonce what the ID token has to hold, so that it was made for this
 * @param codeVerifier what the code can be redeemed with (PKCE)
 * @param credentialId of the session that it began in; null for signing in
 * @param returnTo the page that its owner came from; null where they named none
 * @param proved what came of it, where only the second factor's code is missing
 */
record Attempt(
    Purpose purpose,
    String state,
    String nonce,
    String codeVerifier,
    @Nullable String credentialId,
    @Nullable String returnTo,
    Instant begunAt,
    @Nullable Proved proved) {

  /** The contract's OpenIdPurpose. */
  enum Purpose {
    SIGN_IN,
    LINK,
    CONFIRM
  }

  /**
   * An account whose owner has been at the provider.
   *
   * @param authenticatedAt as {@link ProvedIdentity} has it
   */
  record Proved(String accountId, @Nullable Instant authenticatedAt) {}

  /** The same after the provider, waiting for a code. */
  Attempt with(Proved now, Instant at) {
    return new Attempt(purpose, state, nonce, codeVerifier, credentialId, returnTo, at, now);
  }

  /** Without what must stay secret. */
  @Override
  public String toString() {
    return "Attempt[" + purpose + ", " + begunAt + "]";
  }
}
