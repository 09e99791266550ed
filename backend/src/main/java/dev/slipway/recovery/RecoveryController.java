package dev.slipway.recovery;

import dev.slipway.account.Accounts;
import dev.slipway.account.Caller;
import dev.slipway.account.CustomerAccount;
import dev.slipway.account.PasskeyCheck;
import dev.slipway.account.SecondFactorCheck;
import dev.slipway.customer.Customer;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Customer.accounts}, and {@code resetSignInMethods}. */
@Controller
class RecoveryController {

  private final Accounts accounts;
  private final SecondFactorCheck secondFactors;
  private final PasskeyCheck passkeys;
  private final ResetSignInMethods reset;
  private final Mutations mutations;

  RecoveryController(
      Accounts accounts,
      SecondFactorCheck secondFactors,
      PasskeyCheck passkeys,
      ResetSignInMethods reset,
      Mutations mutations) {
    this.accounts = accounts;
    this.secondFactors = secondFactors;
    this.passkeys = passkeys;
    this.reset = reset;
    this.mutations = mutations;
  }

  record ResetSignInMethodsInput(String accountId, @Nullable String clientMutationId) {}

  record ResetSignInMethodsPayload(
      @Nullable CustomerAccount account,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @SchemaMapping(typeName = "Customer")
  List<CustomerAccount> accounts(Customer customer) {
    return accounts.ofCustomer(customer.id());
  }

  @SchemaMapping(typeName = "Account")
  boolean secondFactorEnabled(CustomerAccount account) {
    return secondFactors.isDemandedOf(account.id());
  }

  @SchemaMapping(typeName = "Account")
  int passkeyCount(CustomerAccount account) {
    return passkeys.count(account.id());
  }

  @MutationMapping
  ResetSignInMethodsPayload resetSignInMethods(
      @Argument ResetSignInMethodsInput input, Caller caller) {
    Mutations.Result<String> result =
        mutations.once(
            caller,
            "resetSignInMethods",
            input.clientMutationId(),
            input,
            String.class,
            () -> reset.reset(caller, input.accountId()));
    CustomerAccount account =
        Optional.ofNullable(result.value()).flatMap(accounts::findOfCustomer).orElse(null);
    return new ResetSignInMethodsPayload(account, input.clientMutationId(), result.errors());
  }
}
