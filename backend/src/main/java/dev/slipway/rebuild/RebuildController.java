package dev.slipway.rebuild;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.server.TaskMutations;
import dev.slipway.server.TaskMutations.TaskPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutation {@code rebuildServer}. */
@Controller
class RebuildController {

  private final RebuildServer rebuildServer;
  private final FreshCheck freshCheck;
  private final TaskMutations mutations;

  RebuildController(RebuildServer rebuildServer, FreshCheck freshCheck, TaskMutations mutations) {
    this.rebuildServer = rebuildServer;
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

  @MutationMapping
  TaskPayload rebuildServer(@Argument RebuildServerInput input, Caller caller) {
    return mutations.once(
        caller,
        "rebuildServer",
        input.clientMutationId(),
        input,
        () -> {
          freshCheck.require(caller);
          return rebuildServer.order(caller, input.wish());
        });
  }
}
