package dev.slipway.account;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Signing in and out, and who is signed in. */
@Controller
class AccountController {

  private final SignIn signIn;
  private final Accounts accounts;
  private final Sessions sessions;
  private final FreshCheck freshCheck;
  private final SignInNotes notes;

  AccountController(
      SignIn signIn,
      Accounts accounts,
      Sessions sessions,
      FreshCheck freshCheck,
      SignInNotes notes) {
    this.signIn = signIn;
    this.accounts = accounts;
    this.sessions = sessions;
    this.freshCheck = freshCheck;
    this.notes = notes;
  }

  record SignInInput(String email, String password, @Nullable String code) {

    @Override
    public String toString() {
      return "SignInInput[]";
    }
  }

  record SignInPayload(@Nullable Viewer viewer, List<UserError> userErrors) {}

  record ConfirmIdentityInput(
      @Nullable String password, @Nullable String code, @Nullable String passkey) {

    @Override
    public String toString() {
      return "ConfirmIdentityInput[]";
    }
  }

  record ConfirmIdentityPayload(@Nullable Instant freshUntil, List<UserError> userErrors) {}

  @QueryMapping
  @Nullable Viewer viewer(@Nullable Caller caller) {
    return caller == null ? null : Viewer.of(caller);
  }

  record SignInWithPasskeyInput(String response) {}

  @MutationMapping
  SignInPayload signIn(@Argument SignInInput input, @ContextValue SignInCookies signInCookies) {
    return signIn(
        signInCookies,
        () ->
            signIn.check(
                input.email(), input.password(), input.code(), signInCookies.remoteAddress()));
  }

  @MutationMapping
  SignInPayload signInWithPasskey(
      @Argument SignInWithPasskeyInput input, @ContextValue SignInCookies signInCookies) {
    return signIn(
        signInCookies, () -> signIn.checkPasskey(input.response(), signInCookies.remoteAddress()));
  }

  private SignInPayload signIn(SignInCookies signInCookies, Supplier<SignIn.Shown> check) {
    signInCookies.requireCarrier();
    try {
      SignIn.Shown shown = check.get();
      Account account = shown.account();
      sessions.start(account.id(), shown.how(), signInCookies);
      return new SignInPayload(
          new Viewer(
              account.id(), account.email(), account.name(), account.role(), account.customerId()),
          List.of());
    } catch (Refusal refusal) {
      return new SignInPayload(null, refusal.errors());
    }
  }

  @SchemaMapping(typeName = "Viewer")
  SignInMethods signInMethods(Viewer viewer) {
    return new SignInMethods(viewer.id());
  }

  @SchemaMapping(typeName = "SignInMethods")
  boolean hasPassword(SignInMethods methods) {
    return accounts.hasPassword(methods.accountId());
  }

  @SchemaMapping(typeName = "SignInMethods")
  @Nullable Instant freshUntil(SignInMethods methods, Caller caller) {
    return freshCheck.freshUntil(caller).orElse(null);
  }

  @MutationMapping
  ConfirmIdentityPayload confirmIdentity(@Argument ConfirmIdentityInput input, Caller caller) {
    try {
      return new ConfirmIdentityPayload(
          freshCheck.confirm(caller, input.password(), input.code(), input.passkey()), List.of());
    } catch (Refusal refusal) {
      return new ConfirmIdentityPayload(null, refusal.errors());
    }
  }

  @MutationMapping
  boolean signOut(@Nullable Caller caller, @ContextValue SignInCookies signInCookies) {
    if (caller != null && caller.credential().isToken()) {
      return false;
    }
    signInCookies.end();
    if (caller == null) {
      return false;
    }
    sessions.end(caller.credential().id());
    notes.signedOut(caller);
    return true;
  }
}
