package dev.slipway.rebuild;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
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

/** The mutation {@code rebuildServer}. */
@Controller
class RebuildController {

  private final RebuildServer rebuildServer;
  private final Servers servers;
  private final ServerViews views;
  private final Tasks tasks;
  private final FreshCheck freshCheck;
  private final Mutations mutations;

  RebuildController(
      RebuildServer rebuildServer,
      Servers servers,
      ServerViews views,
      Tasks tasks,
      FreshCheck freshCheck,
      Mutations mutations) {
    this.rebuildServer = rebuildServer;
    this.servers = servers;
    this.views = views;
    this.tasks = tasks;
    this.freshCheck = freshCheck;
    this.mutations = mutations;
  }

  record RebuildServerInput(
      String serverId,
      String osTemplateId,
      @Nullable String hostname,
      @Nullable String name,
      @Nullable List<String> sshKeyIds,
      @Nullable String clientMutationId) {

    RebuildServer.Wish wish() {
      return new RebuildServer.Wish(
          serverId, osTemplateId, hostname, name, sshKeyIds == null ? List.of() : sshKeyIds);
    }
  }

  record RebuildServerPayload(
      @Nullable ServerView server,
      @Nullable Task task,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @MutationMapping
  RebuildServerPayload rebuildServer(@Argument RebuildServerInput input, Caller caller) {
    Mutations.Result<String> taskId =
        mutations.once(
            caller,
            "rebuildServer",
            input.clientMutationId(),
            input,
            String.class,
            () -> {
              freshCheck.require(caller);
              return rebuildServer.order(caller, input.wish()).id();
            });
    Optional<Task> task = Optional.ofNullable(taskId.value()).flatMap(id -> tasks.find(caller, id));
    ServerView server =
        task.flatMap(found -> servers.find(caller, found.serverId()))
            .map(found -> views.stored(found, caller))
            .orElse(null);
    return new RebuildServerPayload(
        server, task.orElse(null), input.clientMutationId(), taskId.errors());
  }
}
