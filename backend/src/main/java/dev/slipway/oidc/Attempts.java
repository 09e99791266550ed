package dev.slipway.oidc;

import dev.slipway.account.SignInCookies;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.secret.SecretBox;
import dev.slipway.settings.InvalidSetting;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The attempts, each in its owner's browser. */
@Component
class Attempts {

  /** How long somebody may be at the provider, or look for the code. */
  static final Duration VALID_FOR = Duration.ofMinutes(10);

  private static final String OWNER = "openid attempt";

  private final SecretBox box;
  private final JsonMapper json;
  private final Clock clock;

  Attempts(OidcProperties properties, SecretBox box, JsonMapper json, Clock clock) {
    if (properties.isOffered() && !box.canSeal()) {
      throw InvalidSetting.of(
          "slipway.secret-key",
          "is not set, and slipway.oidc needs it: make one with `openssl rand -base64 32`.");
    }
    this.box = box;
    this.json = json;
    this.clock = clock;
  }

  /** Lets the answer take it to the browser; it takes the place of another that was begun there. */
  void keep(Attempt attempt, SignInCookies cookies) {
    cookies.keepOpenId(box.seal(OWNER, json.writeValueAsString(attempt)));
  }

  /**
   * Gives the one that the browser is on.
   *
   * @throws Refusal INVALID where there is none, or it took too long
   */
  Attempt of(SignInCookies cookies) {
    String sealed = cookies.openId();
    if (sealed == null) {
      throw tooLate();
    }
    Attempt attempt;
    try {
      attempt = json.readValue(box.open(OWNER, sealed), Attempt.class);
    } catch (SecretBox.CannotOpen | JacksonException e) {
      // Of another key, or of another version of this.
      throw tooLate();
    }
    if (attempt.begunAt().plus(VALID_FOR).isBefore(clock.instant())) {
      throw tooLate();
    }
    return attempt;
  }

  /** What is said where an answer belongs to no attempt: forged, old, or of another tab. */
  static Refusal tooLate() {
    return new Refusal(
        UserError.of(
            UserError.Code.INVALID,
            "This took too long, or was begun elsewhere. Begin again here."));
  }
}
