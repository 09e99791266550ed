package dev.slipway.billing;

import dev.slipway.account.Caller;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelException;
import dev.slipway.server.ServerView;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Credit and use of {@code Customer}, {@code Server.usage} and the mutation {@code addCredit}. */
@Controller
class BillingController {

  private static final int TOP_UPS = 30;

  private final SelfServiceAccounts accounts;
  private final SelfServiceProducts products;
  private final ServerUsages usages;
  private final TopUps topUps;
  private final AddCredit addCredit;
  private final Customers customers;
  private final Mutations mutations;

  BillingController(
      SelfServiceAccounts accounts,
      SelfServiceProducts products,
      ServerUsages usages,
      TopUps topUps,
      AddCredit addCredit,
      Customers customers,
      Mutations mutations) {
    this.accounts = accounts;
    this.products = products;
    this.usages = usages;
    this.topUps = topUps;
    this.addCredit = addCredit;
    this.customers = customers;
    this.mutations = mutations;
  }

  record AddCreditInput(
      String serverId,
      BigDecimal amount,
      @Nullable String reason,
      @Nullable String clientMutationId) {}

  record AddCreditPayload(
      @Nullable SelfServiceAccount selfService,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @SchemaMapping(typeName = "Customer")
  @Nullable SelfServiceAccount selfService(Customer customer) {
    return accounts.of(customer).orElse(null);
  }

  @BatchMapping(typeName = "Customer")
  List<Boolean> hasSelfService(List<Customer> asked) {
    Set<String> on = products.onFor(asked.stream().map(Customer::id).toList());
    return asked.stream().map(customer -> on.contains(customer.id())).toList();
  }

  @SchemaMapping(typeName = "Customer", field = "topUps")
  List<TopUp> topUpsOfCustomer(Customer customer) {
    return topUps.last(customer.id(), TOP_UPS);
  }

  @BatchMapping(typeName = "Server")
  Map<ServerView, ServerUsage> usage(List<ServerView> asked) {
    Map<String, ServerUsage> stored = usages.find(asked.stream().map(ServerView::id).toList());
    Map<ServerView, ServerUsage> found = new HashMap<>();
    for (ServerView view : asked) {
      Optional.ofNullable(stored.get(view.id())).ifPresent(usage -> found.put(view, usage));
    }
    return found;
  }

  @MutationMapping
  AddCreditPayload addCredit(@Argument AddCreditInput input, Caller caller) {
    Mutations.Result<String> customerId =
        mutations.once(
            caller,
            "addCredit",
            input.clientMutationId(),
            input,
            String.class,
            () -> addCredit.add(caller, input.serverId(), input.amount(), input.reason()));
    return new AddCreditPayload(
        Optional.ofNullable(customerId.value()).flatMap(id -> afterwards(caller, id)).orElse(null),
        input.clientMutationId(),
        customerId.errors());
  }

  /**
   * The account with its new balance. Empty where the panel does not tell it: the credit was added
   * all the same, and an error here would invite to add it again.
   */
  private Optional<SelfServiceAccount> afterwards(Caller caller, String customerId) {
    try {
      return customers.find(caller, customerId).flatMap(accounts::of);
    } catch (PanelException e) {
      return Optional.empty();
    }
  }
}
