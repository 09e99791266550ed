package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.provisioning.CreateServer.Ordered;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutation {@code createServer}. */
@Controller
class CreateController {

  private final CreateServer createServer;
  private final ServerViews views;
  private final Tasks tasks;
  private final Mutations mutations;

  CreateController(CreateServer createServer, ServerViews views, Tasks tasks, Mutations mutations) {
    this.createServer = createServer;
    this.views = views;
    this.tasks = tasks;
    this.mutations = mutations;
  }

  record CreateServerInput(
      String customerId,
      String productId,
      @Nullable String externalId,
      @Nullable String orderExternalId,
      @Nullable String hostname,
      @Nullable String osTemplateId,
      @Nullable List<String> sshKeyIds,
      @Nullable OrderOptions options,
      @Nullable Boolean dryRun,
      @Nullable String clientMutationId) {

    CreateServer.Order order() {
      return new CreateServer.Order(
          customerId,
          productId,
          externalId,
          orderExternalId,
          hostname,
          osTemplateId,
          sshKeyIds == null ? List.of() : sshKeyIds,
          options == null ? OrderOptions.NONE : options);
    }
  }

  record CreateServerPayload(
      @Nullable ServerView server,
      @Nullable Task task,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @MutationMapping
  CreateServerPayload createServer(@Argument CreateServerInput input, Caller caller) {
    boolean dryRun = Boolean.TRUE.equals(input.dryRun());
    Mutations.Result<Ordered> result =
        mutations.once(
            caller,
            "createServer",
            input.clientMutationId(),
            input,
            Ordered.class,
            () ->
                dryRun
                    ? createServer.dryRun(caller, input.order())
                    : createServer.order(caller, input.order()));
    Optional<Ordered> ordered = Optional.ofNullable(result.value());
    return new CreateServerPayload(
        ordered
            .flatMap(found -> createServer.server(caller, found))
            .map(server -> views.stored(server, caller))
            .orElse(null),
        ordered.map(Ordered::taskId).flatMap(id -> tasks.find(caller, id)).orElse(null),
        input.clientMutationId(),
        result.errors());
  }
}
