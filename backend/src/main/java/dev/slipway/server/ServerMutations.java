package dev.slipway.server;

import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations {@code renameServer} and {@code adoptServer}. */
@Controller
class ServerMutations {

  private final RenameServer renameServer;
  private final AdoptServer adoptServer;
  private final ServerViews views;
  private final Mutations mutations;

  ServerMutations(
      RenameServer renameServer, AdoptServer adoptServer, ServerViews views, Mutations mutations) {
    this.renameServer = renameServer;
    this.adoptServer = adoptServer;
    this.views = views;
    this.mutations = mutations;
  }

  record RenameServerInput(String serverId, String name, @Nullable String clientMutationId) {}

  record RenameServerPayload(
      @Nullable ServerView server, @Nullable String clientMutationId, List<UserError> userErrors) {}

  record AdoptServerInput(
      String customerId,
      int panelServerId,
      @Nullable String productId,
      @Nullable String externalId) {}

  record AdoptServerPayload(@Nullable ServerView server, List<UserError> userErrors) {}

  @MutationMapping
  RenameServerPayload renameServer(@Argument RenameServerInput input, Caller caller) {
    Mutations.Result<String> result =
        mutations.once(
            caller,
            "renameServer",
            input.clientMutationId(),
            input,
            String.class,
            () -> renameServer.rename(caller, input.serverId(), input.name()));
    return new RenameServerPayload(
        views.stored(result.value(), caller), input.clientMutationId(), result.errors());
  }

  @MutationMapping
  AdoptServerPayload adoptServer(@Argument AdoptServerInput input, Caller caller) {
    Mutations.Result<String> result =
        mutations.run(() ->
            adoptServer
                .adopt(
                    caller,
                    input.customerId(),
                    input.panelServerId(),
                    input.productId(),
                    input.externalId())
                .id());
    return new AdoptServerPayload(views.stored(result.value(), caller), result.errors());
  }
}
