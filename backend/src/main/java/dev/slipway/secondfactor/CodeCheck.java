package dev.slipway.secondfactor;

import dev.slipway.account.Caller;
import dev.slipway.account.SecondFactorCheck;
import dev.slipway.account.SignInNotes;
import dev.slipway.cluster.FailureCounters;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.secret.SecretBox;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Checks codes. Each is good once, and five wrong ones for an account in a quarter of an hour are
 * all that is taken, wherever they are given: six digits are quickly guessed by who may go on
 * guessing.
 */
@Service
class CodeCheck implements SecondFactorCheck {

  private static final Logger log = LoggerFactory.getLogger(CodeCheck.class);

  private static final Duration PERIOD = Duration.ofMinutes(15);
  private static final int LIMIT = 5;
  private static final String OWNER = "second factor ";

  private final SecondFactors secondFactors;
  private final SecretBox box;
  private final FailureCounters failures;
  private final SignInNotes notes;
  private final Clock clock;

  CodeCheck(
      SecondFactors secondFactors,
      SecretBox box,
      FailureCounters failures,
      SignInNotes notes,
      Clock clock) {
    this.secondFactors = secondFactors;
    this.box = box;
    this.failures = failures;
    this.notes = notes;
    this.clock = clock;
  }

  /** Seals a secret for the account that it belongs to. */
  String seal(String accountId, byte[] secret) {
    return box.seal(OWNER + accountId, Base64.getEncoder().encodeToString(secret));
  }

  @Override
  public boolean isDemandedOf(String accountId) {
    return secondFactors.findEnabled(accountId).isPresent();
  }

  @Override
  public Given check(String accountId, String typed, @Nullable String remoteAddress) {
    return limited(
        accountId,
        remoteAddress,
        () ->
            takesCode(accountId, typed)
                ? Optional.of(Given.CODE)
                : takesRecoveryCode(accountId, typed)
                    ? Optional.of(Given.RECOVERY_CODE)
                    : Optional.empty());
  }

  @Override
  public void remove(String accountId) {
    secondFactors.remove(accountId);
    // Codes that were guessed at the one that was lost must not stop setting up another one.
    failures.clear(failuresKey(accountId));
  }

  private static String failuresKey(String accountId) {
    return "second-factor:" + accountId;
  }

  /** The first code, which shows that the app has the secret; no recovery code is there yet. */
  void checkFirst(Caller caller, String typed) {
    limited(
        caller.accountId(),
        caller.remoteAddress(),
        () -> takesCode(caller.accountId(), typed) ? Optional.of(Given.CODE) : Optional.empty());
  }

  private Given limited(
      String accountId, @Nullable String remoteAddress, Supplier<Optional<Given>> check) {
    String key = failuresKey(accountId);
    refuseAboveLimit(key);
    Optional<Given> given = check.get();
    if (given.isEmpty()) {
      if (failures.record(key, PERIOD) >= LIMIT) {
        notes.guessed(
            accountId,
            "Refused codes of “%s” for a while after too many wrong ones",
            remoteAddress);
      }
      log.info("Wrong code for {}", accountId);
      throw new Refusal(
          UserError.invalid(
              "code",
              "This code is wrong, or was used already. Type the one that your app shows now, or a "
                  + "recovery code that is left."));
    }
    // Once more: guesses that ran beside this one may have reached the limit meanwhile.
    refuseAboveLimit(key);
    failures.clear(key);
    return given.get();
  }

  private void refuseAboveLimit(String key) {
    failures
        .untilBelow(key, LIMIT)
        .ifPresent(wait -> {
          throw new Refusal(
              UserError.rateLimited("Too many wrong codes. Wait before you try again.", wait));
        });
  }

  private boolean takesCode(String accountId, String typed) {
    String code = typed.replaceAll("\\s", "");
    Optional<SecondFactors.Kept> kept = secondFactors.find(accountId);
    if (kept.isEmpty() || !Totp.isCode(code)) {
      return false;
    }
    byte[] secret = open(accountId, kept.get().sealedSecret());
    OptionalLong step = Totp.stepOf(secret, code, clock.instant());
    return step.isPresent() && secondFactors.take(accountId, step.getAsLong());
  }

  private byte[] open(String accountId, String sealed) {
    byte[] secret = Base64.getDecoder().decode(box.open(OWNER + accountId, sealed));
    if (box.isOfFormerKey(sealed)) {
      secondFactors.reseal(accountId, sealed, seal(accountId, secret));
    }
    return secret;
  }

  private boolean takesRecoveryCode(String accountId, String typed) {
    boolean taken =
        RecoveryCode.read(typed).filter(code -> secondFactors.take(accountId, code)).isPresent();
    if (taken) {
      log.info("A recovery code of {} was used", accountId);
    }
    return taken;
  }
}
