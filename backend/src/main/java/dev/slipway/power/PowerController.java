package dev.slipway.power;

import dev.slipway.account.Caller;
import dev.slipway.server.TaskMutations;
import dev.slipway.server.TaskMutations.TaskPayload;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutation {@code powerServer}. */
@Controller
class PowerController {

  private final PowerServer powerServer;
  private final TaskMutations mutations;

  PowerController(PowerServer powerServer, TaskMutations mutations) {
    this.powerServer = powerServer;
    this.mutations = mutations;
  }

  record PowerServerInput(String serverId, PowerAction action, @Nullable String clientMutationId) {}

  @MutationMapping
  TaskPayload powerServer(@Argument PowerServerInput input, Caller caller) {
    return mutations.once(
        caller,
        "powerServer",
        input.clientMutationId(),
        input,
        () -> powerServer.order(caller, input.serverId(), input.action()));
  }
}
