package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.provisioning.LifecycleRules.LifecycleAction;
import dev.slipway.server.Server;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.server.TaskMutations;
import dev.slipway.server.TaskMutations.TaskPayload;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Suspending, unsuspending and terminating servers, and what of it may be done now. */
@Controller
class LifecycleController {

  private final ChangeLifecycle lifecycle;
  private final ChangeServerProduct changeProduct;
  private final LinkServer links;
  private final ProvisioningOrders orders;
  private final ServerViews views;
  private final Tasks tasks;
  private final FreshCheck freshCheck;
  private final TaskMutations taskMutations;
  private final Mutations mutations;

  LifecycleController(
      ChangeLifecycle lifecycle,
      ChangeServerProduct changeProduct,
      LinkServer links,
      ProvisioningOrders orders,
      ServerViews views,
      Tasks tasks,
      FreshCheck freshCheck,
      TaskMutations taskMutations,
      Mutations mutations) {
    this.lifecycle = lifecycle;
    this.changeProduct = changeProduct;
    this.links = links;
    this.orders = orders;
    this.views = views;
    this.tasks = tasks;
    this.freshCheck = freshCheck;
    this.taskMutations = taskMutations;
    this.mutations = mutations;
  }

  record ServerLifecycleInput(String serverId, @Nullable String clientMutationId) {}

  record TerminateServerInput(
      String serverId, @Nullable Integer delayMinutes, @Nullable String clientMutationId) {}

  record ChangeServerProductInput(
      String serverId,
      String productId,
      @Nullable OrderOptions options,
      @Nullable String clientMutationId) {}

  record RelinkServerInput(String serverId, int panelServerId, @Nullable String clientMutationId) {}

  record LinkPayload(
      @Nullable ServerView server, @Nullable String clientMutationId, List<UserError> userErrors) {}

  @MutationMapping
  TaskPayload suspendServer(@Argument ServerLifecycleInput input, Caller caller) {
    return taskMutations.once(
        caller,
        "suspendServer",
        input.clientMutationId(),
        input,
        () -> lifecycle.suspend(caller, input.serverId()));
  }

  @MutationMapping
  TaskPayload unsuspendServer(@Argument ServerLifecycleInput input, Caller caller) {
    return taskMutations.once(
        caller,
        "unsuspendServer",
        input.clientMutationId(),
        input,
        () -> lifecycle.unsuspend(caller, input.serverId()));
  }

  @MutationMapping
  TaskPayload terminateServer(@Argument TerminateServerInput input, Caller caller) {
    return taskMutations.once(
        caller,
        "terminateServer",
        input.clientMutationId(),
        input,
        () -> {
          freshCheck.require(caller);
          return lifecycle.terminate(caller, input.serverId(), input.delayMinutes());
        });
  }

  @MutationMapping
  TaskPayload changeServerProduct(@Argument ChangeServerProductInput input, Caller caller) {
    OrderOptions options = input.options();
    return taskMutations.once(
        caller,
        "changeServerProduct",
        input.clientMutationId(),
        input,
        () ->
            changeProduct.change(
                caller,
                input.serverId(),
                input.productId(),
                options == null ? OrderOptions.NONE : options));
  }

  @MutationMapping
  LinkPayload unlinkServer(@Argument ServerLifecycleInput input, Caller caller) {
    return link(
        caller,
        "unlinkServer",
        input.clientMutationId(),
        input,
        () -> links.unlink(caller, input.serverId()));
  }

  @MutationMapping
  LinkPayload relinkServer(@Argument RelinkServerInput input, Caller caller) {
    return link(
        caller,
        "relinkServer",
        input.clientMutationId(),
        input,
        () -> links.relink(caller, input.serverId(), input.panelServerId()));
  }

  private LinkPayload link(
      Caller caller,
      String name,
      @Nullable String clientMutationId,
      Object input,
      Supplier<String> change) {
    Mutations.Result<String> id =
        mutations.once(caller, name, clientMutationId, input, String.class, change);
    return new LinkPayload(views.stored(id.value(), caller), clientMutationId, id.errors());
  }

  @BatchMapping(typeName = "Server")
  List<List<LifecycleAction>> lifecycleActions(List<ServerView> asked) {
    // Reads that are still to be made begin together, before the first is waited for.
    List<CompletableFuture<Server>> states = asked.stream().map(ServerView::server).toList();
    List<String> ids = asked.stream().map(ServerView::id).toList();
    Map<String, Task> open = tasks.openOn(ids);
    Map<String, ProvisioningOrder> ordered = orders.ofServers(ids);
    return states.stream()
        .map(CompletableFuture::join)
        .map(server -> LifecycleRules.all(server, open.get(server.id()), ordered.get(server.id())))
        .toList();
  }
}
