package dev.slipway.sshkey;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.customer.Customer;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelPatience;
import dev.slipway.store.DerivedIds;
import dev.slipway.web.NodeLoader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Customer.sshKeys} and the mutations {@code addSshKey} and {@code removeSshKey}. */
@Controller
class SshKeyController implements NodeLoader {

  private final SshKeys keys;
  private final PanelPatience patience;
  private final Mutations mutations;

  SshKeyController(SshKeys keys, PanelPatience patience, Mutations mutations) {
    this.keys = keys;
    this.patience = patience;
    this.mutations = mutations;
  }

  record AddSshKeyInput(@Nullable String customerId, String name, String publicKey) {}

  record AddSshKeyPayload(@Nullable SshKey sshKey, List<UserError> userErrors) {}

  record RemoveSshKeyInput(String sshKeyId) {}

  record RemoveSshKeyPayload(@Nullable String removedId, List<UserError> userErrors) {}

  @Override
  public String idPrefix() {
    return DerivedIds.SSH_KEY.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of(ApiScope.SERVERS_READ);
  }

  @Override
  public Optional<SshKey> load(Caller caller, String id) {
    return keys.find(caller, id);
  }

  @SchemaMapping(typeName = "Customer")
  List<SshKey> sshKeys(Customer customer) {
    return patience.await(() -> keys.of(customer));
  }

  @MutationMapping
  AddSshKeyPayload addSshKey(@Argument AddSshKeyInput input, Caller caller) {
    Mutations.Result<SshKey> result =
        mutations.run(() -> keys.add(caller, input.customerId(), input.name(), input.publicKey()));
    return new AddSshKeyPayload(result.value(), result.errors());
  }

  @MutationMapping
  RemoveSshKeyPayload removeSshKey(@Argument RemoveSshKeyInput input, Caller caller) {
    Mutations.Result<String> result = mutations.run(() -> keys.remove(caller, input.sshKeyId()));
    return new RemoveSshKeyPayload(result.value(), result.errors());
  }
}
