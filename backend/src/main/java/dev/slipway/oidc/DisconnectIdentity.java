package dev.slipway.oidc;

import dev.slipway.account.Accounts;
import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.account.PasskeyCheck;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import org.springframework.stereotype.Service;

/** Ending a connection with an identity provider. Needs a fresh check, of everybody. */
@Service
class DisconnectIdentity {

  private final Identities identities;
  private final Accounts accounts;
  private final PasskeyCheck passkeys;
  private final FreshCheck freshCheck;
  private final Activities activities;

  DisconnectIdentity(
      Identities identities,
      Accounts accounts,
      PasskeyCheck passkeys,
      FreshCheck freshCheck,
      Activities activities) {
    this.identities = identities;
    this.accounts = accounts;
    this.passkeys = passkeys;
    this.freshCheck = freshCheck;
    this.activities = activities;
  }

  /**
   * Ends it: who is at the provider signs in by it no more. The last way in stays.
   *
   * @throws Refusal FRESH_CHECK_REQUIRED, NOT_FOUND, INVALID
   */
  String disconnect(Caller caller, String id) {
    freshCheck.requireOfEverybody(caller);
    String accountId = caller.accountId();
    boolean own = identities.of(accountId).stream().anyMatch(each -> each.id().equals(id));
    if (own
        && identities.count(accountId) == 1
        && !accounts.hasPassword(accountId)
        && !passkeys.hasAny(accountId)) {
      throw new Refusal(
          UserError.of(
              UserError.Code.INVALID, "You have no other way to sign in. Add a passkey first."));
    }
    if (!identities.remove(caller, id)) {
      throw new Refusal(UserError.notFound("identityId", "connection"));
    }
    activities.noteOfAccount(
        caller, "identity.disconnect", "Ended the connection with an identity");
    return id;
  }
}
