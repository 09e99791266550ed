package dev.slipway.account;

import dev.slipway.error.Refusal;

/** The second factors, as far as signing in needs them. */
public interface SecondFactorCheck {

  /** Whether an account has one, so that its password alone is not enough. */
  boolean isDemandedOf(String accountId);

  /**
   * Takes a code of the account's app or one of its recovery codes. Either is good once.
   *
   * @throws Refusal INVALID where it is wrong or was used; RATE_LIMITED after too many of those
   */
  void check(String accountId, String code);
}
