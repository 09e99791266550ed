package dev.slipway.customer;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.account.Viewer;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.store.Ids;
import dev.slipway.store.PageArguments;
import dev.slipway.web.Connection;
import dev.slipway.web.NodeLoader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Customers, for operators; and whom a signed-in customer acts for. */
@Controller
class CustomerController implements NodeLoader {

  private final Customers customers;
  private final CreateCustomer createCustomer;
  private final Mutations mutations;

  CustomerController(Customers customers, CreateCustomer createCustomer, Mutations mutations) {
    this.customers = customers;
    this.createCustomer = createCustomer;
    this.mutations = mutations;
  }

  record CreateCustomerInput(
      String name,
      String email,
      String externalId,
      @Nullable String password,
      @Nullable String clientMutationId) {

    /**
     * What a retry is recognised by: a fast hash of it is stored, which a password must never get
     * into.
     */
    CreateCustomerInput withoutPassword() {
      return new CreateCustomerInput(name, email, externalId, null, clientMutationId);
    }

    @Override
    public String toString() {
      return "CreateCustomerInput[externalId=" + externalId + "]";
    }
  }

  record CreateCustomerPayload(
      @Nullable Customer customer, @Nullable String clientMutationId, List<UserError> userErrors) {}

  @Override
  public String idPrefix() {
    return Ids.CUSTOMER.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of(ApiScope.SERVERS_READ, ApiScope.PROVISIONING, ApiScope.OPERATIONS);
  }

  @Override
  public Optional<Customer> load(Caller caller, String id) {
    return customers.find(caller, id);
  }

  @QueryMapping
  Connection<Customer> customers(
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable CustomerFilter filter,
      Caller caller) {
    return Connection.of(
        customers.page(caller, filter, PageArguments.of(first, after, null, null)));
  }

  @SchemaMapping(typeName = "Viewer", field = "customer")
  @Nullable Customer customerOfViewer(Viewer viewer) {
    String id = viewer.customerId();
    return id == null ? null : customers.findAll(List.of(id)).get(id);
  }

  @MutationMapping
  CreateCustomerPayload createCustomer(@Argument CreateCustomerInput input, Caller caller) {
    caller.requireEverybody();
    Mutations.Result<String> result =
        mutations.once(
            caller,
            "createCustomer",
            input.clientMutationId(),
            input.withoutPassword(),
            String.class,
            () ->
                createCustomer.create(
                    input.name(), input.email(), input.externalId(), input.password()));
    Customer customer =
        result.value() == null ? null : customers.find(caller, result.value()).orElse(null);
    return new CreateCustomerPayload(customer, input.clientMutationId(), result.errors());
  }
}
