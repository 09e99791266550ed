package dev.slipway.account;

import org.jspecify.annotations.Nullable;

/** Keeps what the owner of an account should know of signing in. */
public interface SignInNotes {

  /**
   * Somebody signed in.
   *
   * @param how a sentence, for example {@code Signed in with a passkey}
   * @param device what with, for example {@code Firefox, Windows}; null where the browser did not
   *     say
   */
  void signedIn(Caller caller, String how, @Nullable String device);

  /** Somebody signed out. */
  void signedOut(Caller caller);

  /** Somebody who is signed in used up a recovery code to show who they are. */
  void recoveryCodeUsed(Caller caller);

  /**
   * So much was guessed that nothing is taken for a while. Returns at once: how long it takes must
   * not tell whether there is such an account.
   *
   * @param what was refused: a sentence with {@code %s} for the address that the account signs in
   *     with
   * @param remoteAddress where the last guess came from; null where unknown
   */
  void guessed(String accountId, String what, @Nullable String remoteAddress);
}
