package dev.slipway.secondfactor;

import dev.slipway.account.Caller;
import dev.slipway.account.SignInMethods;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/**
 * The second factor of {@code SignInMethods}, and the mutations that change it. What is shown once
 * goes past the kept outcome of a mutation, so that a retry does not find it again.
 */
@Controller
class SecondFactorController {

  private final ChangeSecondFactor change;
  private final Mutations mutations;

  SecondFactorController(ChangeSecondFactor change, Mutations mutations) {
    this.change = change;
    this.mutations = mutations;
  }

  record BeginSecondFactorInput(@Nullable String clientMutationId) {}

  record BeginSecondFactorPayload(
      ChangeSecondFactor.@Nullable Setup setup,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  record EnableSecondFactorInput(String code) {

    @Override
    public String toString() {
      return "EnableSecondFactorInput[]";
    }
  }

  record EnableSecondFactorPayload(
      @Nullable SignInMethods signInMethods,
      @Nullable List<String> recoveryCodes,
      List<UserError> userErrors) {

    @Override
    public String toString() {
      return "EnableSecondFactorPayload[userErrors=" + userErrors + "]";
    }
  }

  record ReplaceRecoveryCodesInput(@Nullable String clientMutationId) {}

  record ReplaceRecoveryCodesPayload(
      @Nullable SignInMethods signInMethods,
      @Nullable List<String> recoveryCodes,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {

    @Override
    public String toString() {
      return "ReplaceRecoveryCodesPayload[userErrors=" + userErrors + "]";
    }
  }

  record DisableSecondFactorInput(@Nullable String clientMutationId) {}

  record DisableSecondFactorPayload(
      @Nullable SignInMethods signInMethods,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @SchemaMapping(typeName = "SignInMethods", field = "secondFactor")
  @Nullable SecondFactor secondFactor(SignInMethods methods, Caller caller) {
    return change.of(caller).orElse(null);
  }

  @SchemaMapping(typeName = "SignInMethods", field = "secondFactorOffered")
  boolean secondFactorOffered(SignInMethods methods) {
    return change.isOffered();
  }

  @MutationMapping
  BeginSecondFactorPayload beginSecondFactor(
      @Argument BeginSecondFactorInput input, Caller caller) {
    AtomicReference<ChangeSecondFactor.@Nullable Setup> shownOnce = new AtomicReference<>();
    Mutations.Result<Boolean> result =
        mutations.once(
            caller,
            "beginSecondFactor",
            input.clientMutationId(),
            input,
            Boolean.class,
            () -> {
              shownOnce.set(change.begin(caller));
              return true;
            });
    return new BeginSecondFactorPayload(shownOnce.get(), input.clientMutationId(), result.errors());
  }

  @MutationMapping
  EnableSecondFactorPayload enableSecondFactor(
      @Argument EnableSecondFactorInput input, Caller caller) {
    Mutations.Result<List<RecoveryCode>> result =
        mutations.run(() -> change.enable(caller, input.code()));
    return new EnableSecondFactorPayload(
        changed(caller, result), texts(result.value()), result.errors());
  }

  @MutationMapping
  ReplaceRecoveryCodesPayload replaceRecoveryCodes(
      @Argument ReplaceRecoveryCodesInput input, Caller caller) {
    AtomicReference<@Nullable List<RecoveryCode>> shownOnce = new AtomicReference<>();
    Mutations.Result<Boolean> result =
        mutations.once(
            caller,
            "replaceRecoveryCodes",
            input.clientMutationId(),
            input,
            Boolean.class,
            () -> {
              shownOnce.set(change.replaceRecoveryCodes(caller));
              return true;
            });
    return new ReplaceRecoveryCodesPayload(
        changed(caller, result), texts(shownOnce.get()), input.clientMutationId(), result.errors());
  }

  @MutationMapping
  DisableSecondFactorPayload disableSecondFactor(
      @Argument DisableSecondFactorInput input, Caller caller) {
    Mutations.Result<Boolean> result =
        mutations.once(
            caller,
            "disableSecondFactor",
            input.clientMutationId(),
            input,
            Boolean.class,
            () -> {
              change.disable(caller);
              return true;
            });
    return new DisableSecondFactorPayload(
        changed(caller, result), input.clientMutationId(), result.errors());
  }

  private static @Nullable SignInMethods changed(Caller caller, Mutations.Result<?> result) {
    return result.errors().isEmpty() ? new SignInMethods(caller.accountId()) : null;
  }

  private static @Nullable List<String> texts(@Nullable List<RecoveryCode> codes) {
    return codes == null ? null : codes.stream().map(RecoveryCode::text).toList();
  }
}
