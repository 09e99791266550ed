package dev.slipway.passkey;

import dev.slipway.account.Caller;
import dev.slipway.account.SignInMethods;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/**
 * The passkeys of {@code SignInMethods}, the mutations that change them, and what devices are
 * asked.
 */
@Controller
class PasskeyController {

  private final Passkeys passkeys;
  private final Ceremonies ceremonies;
  private final ChangePasskeys change;
  private final Mutations mutations;

  PasskeyController(
      Passkeys passkeys, Ceremonies ceremonies, ChangePasskeys change, Mutations mutations) {
    this.passkeys = passkeys;
    this.ceremonies = ceremonies;
    this.change = change;
    this.mutations = mutations;
  }

  record RegisterPasskeyInput(String name, String response) {}

  record RegisterPasskeyPayload(@Nullable Passkey passkey, List<UserError> userErrors) {}

  record RemovePasskeyInput(String passkeyId) {}

  record RemovePasskeyPayload(@Nullable String removedId, List<UserError> userErrors) {}

  @QueryMapping
  String passkeyRequestOptions() {
    return ceremonies.requestOptions();
  }

  @SchemaMapping(typeName = "SignInMethods", field = "passkeys")
  List<Passkey> passkeysOfAccount(SignInMethods methods) {
    return passkeys.of(methods.accountId());
  }

  @SchemaMapping(typeName = "SignInMethods")
  String passkeyCreationOptions(SignInMethods methods, Caller caller) {
    return ceremonies.creationOptions(caller);
  }

  @MutationMapping
  RegisterPasskeyPayload registerPasskey(@Argument RegisterPasskeyInput input, Caller caller) {
    Mutations.Result<Passkey> result =
        mutations.run(() -> change.register(caller, input.name(), input.response()));
    return new RegisterPasskeyPayload(result.value(), result.errors());
  }

  @MutationMapping
  RemovePasskeyPayload removePasskey(@Argument RemovePasskeyInput input, Caller caller) {
    Mutations.Result<String> result = mutations.run(() -> change.remove(caller, input.passkeyId()));
    return new RemovePasskeyPayload(result.value(), result.errors());
  }
}
