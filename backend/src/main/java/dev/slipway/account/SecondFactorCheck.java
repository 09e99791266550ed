package dev.slipway.account;

import dev.slipway.error.Refusal;
import org.jspecify.annotations.Nullable;

/** The second factors, as far as signing in needs them. */
public interface SecondFactorCheck {

  /** Whether an account has one, so that its password alone is not enough. */
  boolean isDemandedOf(String accountId);

  /** What was given. */
  enum Given {
    CODE,
    RECOVERY_CODE
  }

  /**
   * Takes a code of the account's app or one of its recovery codes. Either is good once.
   *
   * @param remoteAddress where it comes from; null where unknown
   * @return which of the two it was
   * @throws Refusal INVALID where it is wrong or was used; RATE_LIMITED after too many of those
   */
  Given check(String accountId, String code, @Nullable String remoteAddress);

  /** Takes an account's second factor and recovery codes away, where it has any. */
  void remove(String accountId);
}
