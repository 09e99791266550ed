package dev.slipway.account;

import dev.slipway.cluster.FailureCounters;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.store.Hashes;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Signing in with a password, and with a code where the account has a second factor. A wrong
 * password and an unknown address look the same and take the same time. Only failures count towards
 * the limits; while one is reached, the right password is refused too, or guessing would go on.
 */
@Service
public class SignIn {

  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  private static final Duration PERIOD = Duration.ofMinutes(15);
  private static final int ACCOUNT_LIMIT = 10;
  private static final int ADDRESS_LIMIT = 100;

  private final Accounts accounts;
  private final PasswordHashing passwords;
  private final SecondFactorCheck secondFactors;
  private final PasskeyCheck passkeys;
  private final FailureCounters failures;
  private final SignInNotes notes;

  SignIn(
      Accounts accounts,
      PasswordHashing passwords,
      SecondFactorCheck secondFactors,
      PasskeyCheck passkeys,
      FailureCounters failures,
      SignInNotes notes) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
    this.passkeys = passkeys;
    this.failures = failures;
    this.notes = notes;
  }

  /**
   * Somebody who has shown who they are.
   *
   * @param how a sentence, for their activity
   */
  record Shown(Account account, String how) {}

  /**
   * Gives the account that the password, and the code where one is demanded, are right for. That a
   * code is demanded is told only to who has the right password.
   *
   * @param code null where none was given
   * @throws Refusal INVALID, SECOND_FACTOR_REQUIRED or RATE_LIMITED
   */
  Shown check(
      String email, String password, @Nullable String code, @Nullable String remoteAddress) {
    Attempt attempt = new Attempt(email, remoteAddress);
    refuseAboveLimits(attempt);
    Optional<Account> found = accounts.findByEmail(email.strip());
    boolean right = false;
    if (found.isPresent()) {
      right = passwords.matches(password, found.get().passwordHash());
    } else {
      passwords.matchNobody(password);
    }
    if (!right) {
      throw failed(
          attempt,
          found.orElse(null),
          UserError.of(Code.INVALID, "The email address or the password is wrong."));
    }
    // Once more: guesses that ran beside this one may have reached the limit meanwhile.
    refuseAboveLimits(attempt);
    Account account = found.orElseThrow();
    String how = "Signed in with a password";
    if (secondFactors.isDemandedOf(account.id())) {
      if (code == null || code.isBlank()) {
        throw new Refusal(
            UserError.on(
                "code",
                Code.SECOND_FACTOR_REQUIRED,
                "Give a code of your authenticator app as well, or a recovery code."));
      }
      how =
          switch (secondFactors.check(account.id(), code, remoteAddress)) {
            case CODE -> "Signed in with a password and a code";
            case RECOVERY_CODE -> "Signed in with a password and a recovery code";
          };
    }
    failures.clear(attempt.accountKey());
    return new Shown(account, how);
  }

  /**
   * Checks the password of somebody who is signed in, within the same limits.
   *
   * @throws Refusal INVALID or RATE_LIMITED
   */
  void checkPassword(Account account, String password, @Nullable String remoteAddress) {
    Attempt attempt = new Attempt(account.email(), remoteAddress);
    refuseAboveLimits(attempt);
    if (!passwords.matches(password, account.passwordHash())) {
      throw failed(attempt, account, UserError.invalid("password", "This password is wrong."));
    }
    refuseAboveLimits(attempt);
    failures.clear(attempt.accountKey());
  }

  /**
   * Gives the account whose passkey signed. Only the address's failures count: nobody can guess a
   * signature, and nobody is to lock others out.
   *
   * @throws Refusal INVALID or RATE_LIMITED
   */
  Shown checkPasskey(String response, @Nullable String remoteAddress) {
    return withinLimit(
        remoteAddress,
        () ->
            new Shown(
                accounts.find(passkeys.check(response)).orElseThrow(), "Signed in with a passkey"));
  }

  /**
   * Runs a check of what nobody can guess, within the limit of failures from one address.
   *
   * @throws Refusal what the check throws, or RATE_LIMITED
   */
  public <T> T withinLimit(@Nullable String remoteAddress, Supplier<T> check) {
    String addressKey = new Attempt("", remoteAddress).addressKey();
    refuseAbove(addressKey, ADDRESS_LIMIT);
    try {
      return check.get();
    } catch (Refusal refusal) {
      failures.record(addressKey, PERIOD);
      throw refusal;
    }
  }

  private void refuseAbove(String key, int limit) {
    failures
        .untilBelow(key, limit)
        .ifPresent(wait -> {
          throw new Refusal(
              UserError.rateLimited("Too many failed attempts. Wait before you try again.", wait));
        });
  }

  private Refusal failed(Attempt attempt, @Nullable Account account, UserError error) {
    boolean tooMany = failures.record(attempt.accountKey(), PERIOD) >= ACCOUNT_LIMIT;
    if (tooMany && account != null) {
      notes.guessed(
          account.id(),
          "Refused sign-ins of “%s” for a while after too many wrong passwords",
          attempt.remoteAddress());
    }
    failures.record(attempt.addressKey(), PERIOD);
    log.info("Failed sign-in from {}", attempt.remoteAddress());
    return new Refusal(error);
  }

  /** Whose failures count for what. */
  private record Attempt(String email, @Nullable String remoteAddress) {

    /** A hash, as what people type here by mistake may be a password. */
    String accountKey() {
      return "sign-in:account:" + Hashes.sha256(email.strip().toLowerCase(Locale.ROOT));
    }

    String addressKey() {
      return "sign-in:address:" + ClientNetwork.of(remoteAddress);
    }
  }

  private void refuseAboveLimits(Attempt attempt) {
    refuseAbove(attempt.accountKey(), ACCOUNT_LIMIT);
    refuseAbove(attempt.addressKey(), ADDRESS_LIMIT);
  }
}
