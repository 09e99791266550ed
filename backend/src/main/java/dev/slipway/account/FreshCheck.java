package dev.slipway.account;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Before what can't be undone or shows a secret, a session's owner proves to be there once more: a
 * browser that was left open, or a cookie that was taken, is not enough. Signing in counts, and so
 * does each proof, for {@code slipway.session.fresh-for}. Tokens are not asked: nobody is there.
 */
@Service
public class FreshCheck {

  private final Sessions sessions;
  private final Accounts accounts;
  private final SignIn signIn;
  private final SecondFactorCheck secondFactors;
  private final PasskeyCheck passkeys;
  private final SignInNotes notes;
  private final SessionProperties properties;
  private final Clock clock;

  FreshCheck(
      Sessions sessions,
      Accounts accounts,
      SignIn signIn,
      SecondFactorCheck secondFactors,
      PasskeyCheck passkeys,
      SignInNotes notes,
      SessionProperties properties,
      Clock clock) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.signIn = signIn;
    this.secondFactors = secondFactors;
    this.passkeys = passkeys;
    this.notes = notes;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Lets those pass who proved to be there a moment ago, and those of whom that is not asked: by
   * default, people with neither a second factor nor a passkey.
   *
   * @throws Refusal FRESH_CHECK_REQUIRED
   */
  public void require(Caller caller) {
    boolean asked =
        properties.freshCheck() == SessionProperties.FreshCheckOf.EVERYBODY
            || secondFactors.isDemandedOf(caller.accountId())
            || passkeys.hasAny(caller.accountId());
    if (asked) {
      requireOfEverybody(caller);
    }
  }

  /**
   * The same, asked of everybody: for changes to how one signs in.
   *
   * @throws Refusal FRESH_CHECK_REQUIRED
   */
  public void requireOfEverybody(Caller caller) {
    if (!caller.credential().isToken() && freshUntil(caller).isEmpty()) {
      throw new Refusal(
          UserError.of(
              UserError.Code.FRESH_CHECK_REQUIRED,
              "Show that it is you: call confirmIdentity, then try again."));
    }
  }

  /** Until when a session's owner need not prove to be there; empty where they must. */
  Optional<Instant> freshUntil(Caller caller) {
    return sessions
        .confirmedAt(caller)
        .map(at -> at.plus(properties.freshFor()))
        .filter(until -> until.isAfter(clock.instant()));
  }

  /**
   * Takes the proof: one of the account's passkeys, else a code where the account has a second
   * factor, else its password.
   *
   * @return until when it counts
   * @throws Refusal INVALID, RATE_LIMITED
   */
  Instant confirm(
      Caller caller, @Nullable String password, @Nullable String code, @Nullable String passkey) {
    if (passkey != null) {
      String owner = signIn.checkPasskey(passkey, caller.remoteAddress()).account().id();
      if (!owner.equals(caller.accountId())) {
        throw new Refusal(
            UserError.invalid("passkey", "This passkey belongs to another account. Use your own."));
      }
    } else if (secondFactors.isDemandedOf(caller.accountId())) {
      if (code == null) {
        throw new Refusal(
            UserError.invalid("code", "Give a code of your app, or a recovery code."));
      }
      var given = secondFactors.check(caller.accountId(), code, caller.remoteAddress());
      if (given == SecondFactorCheck.Given.RECOVERY_CODE) {
        notes.recoveryCodeUsed(caller);
      }
    } else {
      if (password == null) {
        throw new Refusal(UserError.invalid("password", "Give the password of your account."));
      }
      signIn.checkPassword(
          accounts.find(caller.accountId()).orElseThrow(), password, caller.remoteAddress());
    }
    return confirmed(caller);
  }

  private Instant confirmed(Caller caller) {
    return confirmedAt(caller, clock.instant());
  }

  /**
   * Takes a proof that was given elsewhere and is known to be the caller's.
   *
   * @param at when it was given
   * @return until when it counts
   */
  public Instant confirmedAt(Caller caller, Instant at) {
    sessions.confirm(caller, at);
    return at.plus(properties.freshFor());
  }
}
