package dev.slipway.recovery;

import dev.slipway.account.Accounts;
import dev.slipway.account.Caller;
import dev.slipway.account.CustomerAccount;
import dev.slipway.account.FreshCheck;
import dev.slipway.account.PasskeyCheck;
import dev.slipway.account.SecondFactorCheck;
import dev.slipway.account.Sessions;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Leaves a customer's account with its password alone, for whoever has lost the device with the
 * second factor and the recovery codes. Passkeys go too: who still had one would not have to ask,
 * and a device that is lost should let nobody in. Identities at the host's provider stay: what was
 * lost here is not lost there.
 */
@Service
class ResetSignInMethods {

  private static final Logger log = LoggerFactory.getLogger(ResetSignInMethods.class);

  private final Accounts accounts;
  private final SecondFactorCheck secondFactors;
  private final PasskeyCheck passkeys;
  private final Sessions sessions;
  private final FreshCheck freshCheck;
  private final Activities activities;

  ResetSignInMethods(
      Accounts accounts,
      SecondFactorCheck secondFactors,
      PasskeyCheck passkeys,
      Sessions sessions,
      FreshCheck freshCheck,
      Activities activities) {
    this.accounts = accounts;
    this.secondFactors = secondFactors;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.freshCheck = freshCheck;
    this.activities = activities;
  }

  /**
   * Takes second factor, recovery codes and passkeys away, and ends the account's sessions.
   *
   * @throws Refusal FRESH_CHECK_REQUIRED, NOT_FOUND also for operators' accounts, WRONG_STATUS
   *     where there is nothing to take away
   */
  String reset(Caller operator, String accountId) {
    freshCheck.requireOfEverybody(operator);
    CustomerAccount account =
        accounts
            .findOfCustomer(accountId)
            .orElseThrow(() -> new Refusal(UserError.notFound("accountId", "account")));
    boolean factor = secondFactors.isDemandedOf(accountId);
    boolean keys = passkeys.hasAny(accountId);
    if (!factor && !keys) {
      throw new Refusal(
          UserError.of(
              UserError.Code.WRONG_STATUS,
              "This account has neither a second factor nor passkeys: its password signs in."));
    }
    secondFactors.remove(accountId);
    passkeys.removeAll(accountId);
    sessions.endAllOf(accountId);
    activities.noteOfAccount(
        operator,
        accountId,
        "account.reset-sign-in",
        summary(factor, keys).formatted(account.email()));
    log.info("{} reset how {} signs in", operator.accountId(), accountId);
    return accountId;
  }

  private static String summary(boolean factor, boolean keys) {
    if (factor && keys) {
      return "Removed the second factor and the passkeys of “%s”";
    }
    return factor ? "Removed the second factor of “%s”" : "Removed the passkeys of “%s”";
  }
}
