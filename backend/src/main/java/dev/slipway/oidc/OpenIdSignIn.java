package dev.slipway.oidc;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.account.SecondFactorCheck;
import dev.slipway.account.Sessions;
import dev.slipway.account.SignIn;
import dev.slipway.account.SignInCookies;
import dev.slipway.activity.Activities;
import dev.slipway.error.ApiException;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.oidc.Attempt.Proved;
import dev.slipway.oidc.Attempt.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * To the provider and back: to sign in, to connect the account that one is signed in to, or to show
 * once more who one is.
 */
@Service
class OpenIdSignIn {

  private static final Logger log = LoggerFactory.getLogger(OpenIdSignIn.class);

  private static final int LONGEST_PATH = 2000;
  private static final int MOST_IDENTITIES = 20;

  /** How far the provider's clock may be behind ours. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final IdentityProvider provider;
  private final Attempts attempts;
  private final Owners owners;
  private final Identities identities;
  private final SignIn signIn;
  private final SecondFactorCheck secondFactors;
  private final Sessions sessions;
  private final FreshCheck freshCheck;
  private final Activities activities;
  private final Clock clock;

  OpenIdSignIn(
      IdentityProvider provider,
      Attempts attempts,
      Owners owners,
      Identities identities,
      SignIn signIn,
      SecondFactorCheck secondFactors,
      Sessions sessions,
      FreshCheck freshCheck,
      Activities activities,
      Clock clock) {
    this.provider = provider;
    this.attempts = attempts;
    this.owners = owners;
    this.identities = identities;
    this.signIn = signIn;
    this.secondFactors = secondFactors;
    this.sessions = sessions;
    this.freshCheck = freshCheck;
    this.activities = activities;
    this.clock = clock;
  }

  /**
   * How an attempt ended.
   *
   * @param signedIn who is signed in now
   */
  record Finished(Purpose purpose, Caller signedIn, @Nullable String returnTo) {}

  /**
   * Begins an attempt in the browser that asks.
   *
   * @param returnTo a path of the client area; null for none
   * @return where the browser is to go
   * @throws Refusal INVALID, FRESH_CHECK_REQUIRED, IDENTITY_PROVIDER_UNAVAILABLE
   */
  String begin(
      Purpose purpose, @Nullable String returnTo, @Nullable Caller caller, SignInCookies cookies) {
    cookies.requireCarrier();
    if (provider.name() == null) {
      throw refused("This host offers no such sign-in. Sign in another way.");
    }
    if (returnTo != null && !isOwnPath(returnTo)) {
      throw new Refusal(
          UserError.invalid("returnTo", "Give a path of the client area that begins with one /."));
    }
    Attempt attempt =
        IdentityProvider.newAttempt(
            purpose,
            purpose == Purpose.SIGN_IN ? null : credential(purpose, caller),
            returnTo,
            clock.instant());
    String url = atProvider(() -> provider.authorizationUrl(attempt).toString());
    attempts.keep(attempt, cookies);
    return url;
  }

  /** The session that an attempt belongs to, where its owner may begin one for this. */
  private String credential(Purpose purpose, @Nullable Caller caller) {
    Caller owner = inSession(caller);
    if (purpose == Purpose.LINK) {
      freshCheck.requireOfEverybody(owner);
      if (identities.count(owner.accountId()) >= MOST_IDENTITIES) {
        throw refused(
            "You have " + MOST_IDENTITIES + " connections already. Remove one that is not used.");
      }
    } else if (secondFactors.isDemandedOf(owner.accountId())) {
      throw refused("You have a second factor: confirm with a code or a passkey.");
    }
    return owner.credential().id();
  }

  private static Caller inSession(@Nullable Caller caller) {
    if (caller == null) {
      throw ApiException.unauthenticated();
    }
    if (caller.credential().isToken()) {
      throw new ApiException(
          ApiException.Code.FORBIDDEN, "This is for who is signed in, and not for tokens.");
    }
    return caller;
  }

  /** What a browser takes for another host begins with two slashes, or a backslash for one. */
  private static boolean isOwnPath(String path) {
    return path.length() <= LONGEST_PATH
        && path.startsWith("/")
        && !path.startsWith("//")
        && path.chars().noneMatch(each -> each == '\\' || Character.isISOControl(each));
  }

  /**
   * Finishes the attempt that the browser is on.
   *
   * @param address where the provider sent the browser; not looked at any more where only a code
   *     was missing
   * @param code of the second factor; null where none was given
   * @throws Refusal INVALID, SECOND_FACTOR_REQUIRED, RATE_LIMITED, IDENTITY_PROVIDER_UNAVAILABLE
   */
  Finished finish(
      String address, @Nullable String code, @Nullable Caller caller, SignInCookies cookies) {
    cookies.requireCarrier();
    Attempt attempt = attempts.of(cookies);
    Caller signedIn =
        switch (attempt.purpose()) {
          case SIGN_IN -> signIn(attempt, address, code, cookies);
          case LINK -> link(attempt, address, caller, cookies);
          case CONFIRM -> confirm(attempt, address, caller, cookies);
        };
    cookies.dropOpenId();
    return new Finished(attempt.purpose(), signedIn, attempt.returnTo());
  }

  private Caller signIn(
      Attempt attempt, String address, @Nullable String code, SignInCookies cookies) {
    Proved proved = attempt.proved();
    if (proved == null) {
      ProvedIdentity identity = redeem(attempt, address, cookies);
      Owners.Owner owner = withinLimit(cookies, () -> owners.of(identity));
      identities.noteUse(identity);
      if (owner.connected()) {
        noteConnected(owner.account().from(cookies.remoteAddress()));
      }
      proved = new Proved(owner.account().accountId(), identity.authenticatedAt());
    }
    String how = "Signed in with " + provider.name();
    Instant confirmedAt = earlier(proved.authenticatedAt(), clock.instant());
    if (secondFactors.isDemandedOf(proved.accountId())) {
      how += checkCode(attempt.with(proved, clock.instant()), proved.accountId(), code, cookies);
      confirmedAt = clock.instant();
    }
    sessions.start(proved.accountId(), how, cookies, confirmedAt);
    return owners.account(proved.accountId());
  }

  /** The provider's answer is used up, so what came of it waits in the browser for the code. */
  private String checkCode(
      Attempt waiting, String accountId, @Nullable String code, SignInCookies cookies) {
    attempts.keep(waiting, cookies);
    if (code == null || code.isBlank()) {
      throw new Refusal(
          UserError.on(
              "code",
              UserError.Code.SECOND_FACTOR_REQUIRED,
              "Give a code of your authenticator app as well, or a recovery code."));
    }
    return switch (secondFactors.check(accountId, code, cookies.remoteAddress())) {
      case CODE -> " and a code";
      case RECOVERY_CODE -> " and a recovery code";
    };
  }

  private Caller link(
      Attempt attempt, String address, @Nullable Caller caller, SignInCookies cookies) {
    Caller owner = ownerOf(attempt, caller);
    ProvedIdentity identity = redeem(attempt, address, cookies);
    try {
      identities.add(owner.accountId(), identity);
      noteConnected(owner);
    } catch (DuplicateKeyException e) {
      boolean own = identities.findOwner(identity).filter(owner.accountId()::equals).isPresent();
      if (!own) {
        throw refused(
            "This identity is connected with another account here. Remove it there first, or "
                + "choose another one at the provider.");
      }
    }
    return owner;
  }

  private Caller confirm(
      Attempt attempt, String address, @Nullable Caller caller, SignInCookies cookies) {
    Caller owner = ownerOf(attempt, caller);
    ProvedIdentity identity = redeem(attempt, address, cookies);
    if (identities.findOwner(identity).filter(owner.accountId()::equals).isEmpty()) {
      throw refused("This is not the identity that your account is connected with. Begin again.");
    }
    Instant since = identity.authenticatedAt();
    if (since == null || since.isBefore(attempt.begunAt().minus(CLOCK_SKEW))) {
      throw refused(
          "The provider did not ask you who you are. Sign out there and begin again, or confirm in "
              + "another way.");
    }
    freshCheck.confirmedAt(owner, clock.instant());
    return owner;
  }

  /** An attempt is finished in the session that it began in, or not at all. */
  private static Caller ownerOf(Attempt attempt, @Nullable Caller caller) {
    Caller owner = inSession(caller);
    if (!owner.credential().id().equals(attempt.credentialId())) {
      throw Attempts.tooLate();
    }
    return owner;
  }

  private ProvedIdentity redeem(Attempt attempt, String address, SignInCookies cookies) {
    return withinLimit(cookies, () -> atProvider(() -> provider.redeem(address, attempt)));
  }

  private <T> T withinLimit(SignInCookies cookies, Supplier<T> check) {
    return signIn.withinLimit(cookies.remoteAddress(), check);
  }

  private static <T> T atProvider(Supplier<T> call) {
    try {
      return call.get();
    } catch (ProviderUnavailable e) {
      log.warn("The identity provider is of no use now: {}", e.getMessage(), e.getCause());
      throw new Refusal(
          UserError.of(
              UserError.Code.IDENTITY_PROVIDER_UNAVAILABLE,
              "The identity provider does not answer as it should. Try again in a moment, or sign "
                  + "in another way."));
    }
  }

  private void noteConnected(Caller owner) {
    activities.noteOfAccount(
        owner, "identity.connect", "Connected an identity of " + provider.name());
  }

  private static @Nullable Instant earlier(@Nullable Instant proved, Instant now) {
    return proved == null || proved.isBefore(now) ? proved : now;
  }

  private static Refusal refused(String message) {
    return new Refusal(UserError.of(UserError.Code.INVALID, message));
  }
}
