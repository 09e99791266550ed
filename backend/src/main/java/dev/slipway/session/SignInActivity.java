package dev.slipway.session;

import dev.slipway.account.Accounts;
import dev.slipway.account.Caller;
import dev.slipway.account.ClientNetwork;
import dev.slipway.account.SignInNotes;
import dev.slipway.activity.Activities;
import dev.slipway.cluster.Buckets;
import dev.slipway.cluster.Windows;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signing in and out, among the activity. Neither a program that signs in for each call nor who
 * guesses passwords can fill the table: from one network an account has so many lines an hour, and
 * of guesses the first time in an hour that they were too many is noted.
 */
@Component
class SignInActivity implements SignInNotes {

  private static final Logger log = LoggerFactory.getLogger(SignInActivity.class);

  /** More than a person needs; what another network does is noted whatever this one did. */
  private static final Buckets.Size LINES = new Buckets.Size(20, 20, Duration.ofHours(1));

  private static final Duration BETWEEN_GUESSED = Duration.ofHours(1);

  private final Accounts accounts;
  private final Activities activities;
  private final Buckets buckets;
  private final Windows windows;
  private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  SignInActivity(Accounts accounts, Activities activities, Buckets buckets, Windows windows) {
    this.accounts = accounts;
    this.activities = activities;
    this.buckets = buckets;
    this.windows = windows;
  }

  @Override
  public void signedIn(Caller caller, String how, @Nullable String device) {
    note(caller, Activities.SIGN_IN, device == null ? how : how + " (" + device + ")");
  }

  @Override
  public void signedOut(Caller caller) {
    note(caller, Activities.SIGN_OUT, "Signed out");
  }

  private void note(Caller caller, String action, String summary) {
    String key = action + ":" + caller.accountId() + ":" + ClientNetwork.of(caller.remoteAddress());
    if (buckets.take("activity:" + key, LINES, 1).allowed()) {
      activities.noteOfAccount(caller, action, summary);
    }
  }

  @Override
  public void recoveryCodeUsed(Caller caller) {
    activities.noteOfAccount(
        caller, "second-factor.recovery-code", "Showed who they are with a recovery code");
  }

  @Override
  public void guessed(String accountId, String what, @Nullable String remoteAddress) {
    virtualThreads.execute(() -> {
      try {
        noteGuessed(accountId, what, remoteAddress);
      } catch (RuntimeException e) {
        log.error("Could not note that sign-ins of {} were refused", accountId, e);
      }
    });
  }

  private void noteGuessed(String accountId, String what, @Nullable String remoteAddress) {
    String window = "activity:guessed:" + accountId + ":" + what;
    if (windows.tryOpen(window, BETWEEN_GUESSED).isEmpty()) {
      accounts
          .emailOf(accountId)
          .ifPresent(email ->
              activities.noteRefusedSignIns(accountId, remoteAddress, what.formatted(email)));
    }
  }
}
