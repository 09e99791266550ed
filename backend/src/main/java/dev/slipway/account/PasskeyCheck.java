package dev.slipway.account;

import dev.slipway.error.Refusal;

/** The passkeys, as far as signing in needs them. */
public interface PasskeyCheck {

  /** Whether an account has one. */
  boolean hasAny(String accountId);

  /** How many an account has. */
  int count(String accountId);

  /** Takes all of an account's away. */
  void removeAll(String accountId);

  /**
   * Checks what a passkey signed, which is good once.
   *
   * @param response AuthenticationResponseJSON of WebAuthn
   * @return the account that it belongs to
   * @throws Refusal INVALID
   */
  String check(String response);
}
