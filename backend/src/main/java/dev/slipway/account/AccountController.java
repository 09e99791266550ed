package dev.slipway.account;

import dev.slipway.error.ApiException;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Signing in and out, and who is signed in. */
@Controller
class AccountController {

  private final SignIn signIn;
  private final Sessions sessions;

  AccountController(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  record SignInInput(String email, String password) {}

  record SignInPayload(@Nullable Viewer viewer, List<UserError> userErrors) {}

  @QueryMapping
  @Nullable Viewer viewer(@Nullable Caller caller) {
    return caller == null
        ? null
        : new Viewer(
            caller.accountId(), caller.email(), caller.name(), caller.role(), caller.customerId());
  }

  @MutationMapping
  SignInPayload signIn(@Argument SignInInput input, @ContextValue SignInCookies signInCookies) {
    if (!signInCookies.canCarry()) {
      throw ApiException.badInput(
          "Sign in over HTTP: a WebSocket can't carry the session's cookie.");
    }
    try {
      Account account =
          signIn.check(input.email(), input.password(), signInCookies.remoteAddress());
      sessions.start(account.id(), signInCookies);
      return new SignInPayload(
          new Viewer(
              account.id(), account.email(), account.name(), account.role(), account.customerId()),
          List.of());
    } catch (Refusal refusal) {
      return new SignInPayload(null, refusal.errors());
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
    return true;
  }
}
