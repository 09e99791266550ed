package dev.slipway.power;

import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutation {@code powerServer}. */
@Controller
class PowerController {

  private final PowerServer powerServer;
  private final Servers servers;
  private final ServerViews views;
  private final Tasks tasks;
  private final Mutations mutations;

  PowerController(
      PowerServer powerServer,
      Servers servers,
      ServerViews views,
      Tasks tasks,
      Mutations mutations) {
    this.powerServer = powerServer;
    this.servers = servers;
    this.views = views;
    this.tasks = tasks;
    this.mutations = mutations;
  }

  record PowerServerInput(String serverId, PowerAction action, @Nullable String clientMutationId) {}

  record PowerServerPayload(
      @Nullable ServerView server,
      @Nullable Task task,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @MutationMapping
  PowerServerPayload powerServer(@Argument PowerServerInput input, Caller caller) {
    Mutations.Result<String> taskId =
        mutations.once(
            caller,
            "powerServer",
            input.clientMutationId(),
            input,
            String.class,
            () -> powerServer.order(caller, input.serverId(), input.action()).id());
    Optional<Task> task = Optional.ofNullable(taskId.value()).flatMap(id -> tasks.find(caller, id));
    ServerView server =
        task.flatMap(found -> servers.find(caller, found.serverId()))
            .map(found -> views.stored(found, caller))
            .orElse(null);
    return new PowerServerPayload(
        server, task.orElse(null), input.clientMutationId(), taskId.errors());
  }
}
