package dev.slipway.passkey;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Adding and removing the own passkeys. Each needs a fresh check, of everybody. */
@Service
class ChangePasskeys {

  private static final int MAX_NAME = 255;
  private static final int MAX_PASSKEYS = 20;

  private final Passkeys passkeys;
  private final Ceremonies ceremonies;
  private final FreshCheck freshCheck;
  private final Activities activities;

  ChangePasskeys(
      Passkeys passkeys, Ceremonies ceremonies, FreshCheck freshCheck, Activities activities) {
    this.passkeys = passkeys;
    this.ceremonies = ceremonies;
    this.freshCheck = freshCheck;
    this.activities = activities;
  }

  /** Keeps the key that a device made. A call that is refused first may be sent again. */
  Passkey register(Caller caller, String name, String response) {
    freshCheck.requireOfEverybody(caller);
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > MAX_NAME) {
      throw new Refusal(
          UserError.invalid("name", "Give it a name of 1 to " + MAX_NAME + " characters."));
    }
    if (passkeys.count(caller.accountId()) >= MAX_PASSKEYS) {
      throw new Refusal(
          UserError.of(
              UserError.Code.INVALID,
              "You have " + MAX_PASSKEYS + " passkeys already. Remove one that is not used."));
    }
    try {
      Passkey added = passkeys.add(caller.accountId(), stripped, ceremonies.made(caller, response));
      note(caller, "passkey.register", "Added a passkey");
      return added;
    } catch (DuplicateKeyException e) {
      throw new Refusal(
          UserError.invalid("response", "This passkey is known already. Choose another device."));
    }
  }

  /** Removes one; the device keeps its half, which is good for nothing then. */
  String remove(Caller caller, String id) {
    freshCheck.requireOfEverybody(caller);
    if (!passkeys.remove(caller, id)) {
      throw new Refusal(UserError.notFound("passkeyId", "passkey"));
    }
    note(caller, "passkey.remove", "Removed a passkey");
    return id;
  }

  private void note(Caller caller, String action, String summary) {
    activities.noteOfAccount(caller, action, summary);
  }
}
