package dev.slipway.secondfactor;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.account.Sessions;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.secret.SecretBox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Turning the own second factor on and off. Each needs a fresh check, of everybody. */
@Service
class ChangeSecondFactor {

  private static final String ISSUER = "Slipway";

  /** As long as the hash, as RFC 4226 has it. */
  private static final int SECRET_BYTES = 20;

  private final SecondFactors secondFactors;
  private final CodeCheck codes;
  private final SecretBox box;
  private final FreshCheck freshCheck;
  private final Sessions sessions;
  private final Activities activities;
  private final SecureRandom random = new SecureRandom();

  ChangeSecondFactor(
      SecondFactors secondFactors,
      CodeCheck codes,
      SecretBox box,
      FreshCheck freshCheck,
      Sessions sessions,
      Activities activities) {
    this.secondFactors = secondFactors;
    this.codes = codes;
    this.box = box;
    this.freshCheck = freshCheck;
    this.sessions = sessions;
    this.activities = activities;
  }

  /**
   * What an app needs to make codes.
   *
   * @param secret base 32, to be typed
   * @param uri the same as {@code otpauth://totp/…}, to be shown as a QR code
   */
  record Setup(String secret, String uri) {

    @Override
    public String toString() {
      return "Setup[]";
    }
  }

  /** The caller's second factor; empty where none is on. */
  Optional<SecondFactor> of(Caller caller) {
    return secondFactors
        .findEnabled(caller.accountId())
        .map(kept ->
            new SecondFactor(
                Objects.requireNonNull(kept.enabledAt()),
                secondFactors.recoveryCodesLeft(caller.accountId())));
  }

  boolean isOffered() {
    return box.canSeal();
  }

  Setup begin(Caller caller) {
    freshCheck.requireOfEverybody(caller);
    box.demandKey();
    refuseIfOn(caller);
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    secondFactors.begin(caller.accountId(), codes.seal(caller.accountId(), secret));
    String text = Base32.encode(secret);
    String label = ISSUER + ":" + caller.email();
    return new Setup(
        text,
        "otpauth://totp/%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
            .formatted(encode(label), text, ISSUER, Totp.DIGITS, Totp.STEP.toSeconds()));
  }

  /** Turns on what was begun. Gives the recovery codes, to be shown once. */
  List<RecoveryCode> enable(Caller caller, String code) {
    freshCheck.requireOfEverybody(caller);
    refuseIfOn(caller);
    if (secondFactors.find(caller.accountId()).isEmpty()) {
      throw new Refusal(UserError.invalid("code", "Begin with beginSecondFactor."));
    }
    codes.checkFirst(caller, code);
    List<RecoveryCode> made = RecoveryCode.makeSet();
    secondFactors.enable(caller.accountId(), made);
    // What was proved there by a password alone is not enough any more.
    sessions.unconfirmOthers(caller);
    note(caller, "second-factor.enable", "Turned the second factor on");
    return made;
  }

  void disable(Caller caller) {
    freshCheck.requireOfEverybody(caller);
    requireOn(caller);
    secondFactors.remove(caller.accountId());
    note(caller, "second-factor.disable", "Turned the second factor off");
  }

  /** Makes a new set of recovery codes; those before are good for nothing. */
  List<RecoveryCode> replaceRecoveryCodes(Caller caller) {
    freshCheck.requireOfEverybody(caller);
    requireOn(caller);
    List<RecoveryCode> made = RecoveryCode.makeSet();
    secondFactors.replaceRecoveryCodes(caller.accountId(), made);
    note(caller, "second-factor.recovery-codes", "Made new recovery codes");
    return made;
  }

  private void refuseIfOn(Caller caller) {
    if (codes.isDemandedOf(caller.accountId())) {
      throw new Refusal(
          UserError.of(
              UserError.Code.WRONG_STATUS,
              "A second factor is on already. Turn it off before you set up another one."));
    }
  }

  private void requireOn(Caller caller) {
    if (!codes.isDemandedOf(caller.accountId())) {
      throw new Refusal(
          UserError.of(UserError.Code.WRONG_STATUS, "No second factor is on. Set one up first."));
    }
  }

  private void note(Caller caller, String action, String summary) {
    activities.noteOfAccount(caller, action, summary);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
