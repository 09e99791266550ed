package dev.slipway.account;

import dev.slipway.cluster.FailureCounters;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.store.Hashes;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Signing in with a password. A wrong password and an unknown address look the same and take the
 * same time. Only failures count towards the limits; while one is reached, the right password is
 * refused too, or guessing would go on.
 */
@Service
public class SignIn {

  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  private static final Duration PERIOD = Duration.ofMinutes(15);
  private static final int ACCOUNT_LIMIT = 10;
  private static final int ADDRESS_LIMIT = 100;

  private final Accounts accounts;
  private final PasswordHashing passwords;
  private final FailureCounters failures;

  SignIn(Accounts accounts, PasswordHashing passwords, FailureCounters failures) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.failures = failures;
  }

  /**
   * Gives the account that the password is right for.
   *
   * @throws Refusal INVALID or RATE_LIMITED
   */
  Account check(String email, String password, @Nullable String remoteAddress) {
    // A hash, as what people type here by mistake may be a password.
    String accountKey = "sign-in:account:" + Hashes.sha256(email.strip().toLowerCase(Locale.ROOT));
    String addressKey = "sign-in:address:" + ClientNetwork.of(remoteAddress);
    refuseAboveLimits(accountKey, addressKey);
    Optional<Account> account = accounts.findByEmail(email.strip());
    boolean right = false;
    if (account.isPresent()) {
      right = passwords.matches(password, account.get().passwordHash());
    } else {
      passwords.matchNobody(password);
    }
    if (!right) {
      failures.record(accountKey, PERIOD);
      failures.record(addressKey, PERIOD);
      log.info("Failed sign-in from {}", remoteAddress);
      throw new Refusal(UserError.of(Code.INVALID, "The email address or the password is wrong."));
    }
    // Once more: guesses that ran beside this one may have reached the limit meanwhile.
    refuseAboveLimits(accountKey, addressKey);
    failures.clear(accountKey);
    return account.orElseThrow();
  }

  private void refuseAboveLimits(String accountKey, String addressKey) {
    failures
        .untilBelow(accountKey, ACCOUNT_LIMIT)
        .or(() -> failures.untilBelow(addressKey, ADDRESS_LIMIT))
        .ifPresent(wait -> {
          throw new Refusal(
              UserError.rateLimited("Too many failed attempts. Wait before you try again.", wait));
        });
  }
}
