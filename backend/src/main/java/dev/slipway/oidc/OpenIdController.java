package dev.slipway.oidc;

import dev.slipway.account.Caller;
import dev.slipway.account.SignInCookies;
import dev.slipway.account.SignInMethods;
import dev.slipway.account.Viewer;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.oidc.Attempt.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Signing in by OpenID Connect, and what of it {@code SignInMethods} shows. */
@Controller
class OpenIdController {

  private final IdentityProvider provider;
  private final OpenIdSignIn signIn;
  private final Identities identities;
  private final DisconnectIdentity disconnect;
  private final Mutations mutations;

  OpenIdController(
      IdentityProvider provider,
      OpenIdSignIn signIn,
      Identities identities,
      DisconnectIdentity disconnect,
      Mutations mutations) {
    this.provider = provider;
    this.signIn = signIn;
    this.identities = identities;
    this.disconnect = disconnect;
    this.mutations = mutations;
  }

  record OpenIdProvider(String name) {}

  record BeginOpenIdInput(Purpose purpose, @Nullable String returnTo) {}

  record BeginOpenIdPayload(@Nullable String authorizationUrl, List<UserError> userErrors) {}

  record FinishOpenIdInput(String response, @Nullable String code) {

    @Override
    public String toString() {
      return "FinishOpenIdInput[]";
    }
  }

  record FinishOpenIdPayload(
      @Nullable Purpose purpose,
      @Nullable Viewer viewer,
      @Nullable String returnTo,
      List<UserError> userErrors) {}

  record DisconnectIdentityInput(String identityId) {}

  record DisconnectIdentityPayload(@Nullable String disconnectedId, List<UserError> userErrors) {}

  @QueryMapping
  @Nullable OpenIdProvider openIdProvider() {
    String name = provider.name();
    return name == null ? null : new OpenIdProvider(name);
  }

  @SchemaMapping(typeName = "SignInMethods", field = "openIdIdentities")
  List<OpenIdIdentity> identitiesOfAccount(SignInMethods methods) {
    return identities.of(methods.accountId());
  }

  @MutationMapping
  BeginOpenIdPayload beginOpenId(
      @Argument BeginOpenIdInput input,
      @Nullable Caller caller,
      @ContextValue SignInCookies signInCookies) {
    Mutations.Result<String> result =
        mutations.run(() -> signIn.begin(input.purpose(), input.returnTo(), caller, signInCookies));
    return new BeginOpenIdPayload(result.value(), result.errors());
  }

  @MutationMapping
  FinishOpenIdPayload finishOpenId(
      @Argument FinishOpenIdInput input,
      @Nullable Caller caller,
      @ContextValue SignInCookies signInCookies) {
    Mutations.Result<OpenIdSignIn.Finished> result =
        mutations.run(() -> signIn.finish(input.response(), input.code(), caller, signInCookies));
    OpenIdSignIn.Finished finished = result.value();
    return finished == null
        ? new FinishOpenIdPayload(null, null, null, result.errors())
        : new FinishOpenIdPayload(
            finished.purpose(), Viewer.of(finished.signedIn()), finished.returnTo(), List.of());
  }

  @MutationMapping
  DisconnectIdentityPayload disconnectIdentity(
      @Argument DisconnectIdentityInput input, Caller caller) {
    Mutations.Result<String> result =
        mutations.run(() -> disconnect.disconnect(caller, input.identityId()));
    return new DisconnectIdentityPayload(result.value(), result.errors());
  }
}
