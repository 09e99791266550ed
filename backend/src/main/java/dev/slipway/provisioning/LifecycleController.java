package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.provisioning.LifecycleRules.LifecycleAction;
import dev.slipway.server.Server;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Servers servers;
  private final ServerViews views;
  private final Tasks tasks;
  private final FreshCheck freshCheck;
  private final Mutations mutations;

  LifecycleController(
      ChangeLifecycle lifecycle,
      ChangeServerProduct changeProduct,
      LinkServer links,
      ProvisioningOrders orders,
      Servers servers,
      ServerViews views,
      Tasks tasks,
      FreshCheck freshCheck,
      Mutations mutations) {
    this.lifecycle = lifecycle;
    this.changeProduct = changeProduct;
    this.links = links;
    this.orders = orders;
    this.servers = servers;
    this.views = views;
    this.tasks = tasks;
    this.freshCheck = freshCheck;
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

  record ServerLifecyclePayload(
      @Nullable ServerView server,
      @Nullable Task task,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @MutationMapping
  ServerLifecyclePayload suspendServer(@Argument ServerLifecycleInput input, Caller caller) {
    return run(
        caller,
        "suspendServer",
        input.clientMutationId(),
        input,
        () -> lifecycle.suspend(caller, input.serverId()));
  }

  @MutationMapping
  ServerLifecyclePayload unsuspendServer(@Argument ServerLifecycleInput input, Caller caller) {
    return run(
        caller,
        "unsuspendServer",
        input.clientMutationId(),
        input,
        () -> lifecycle.unsuspend(caller, input.serverId()));
  }

  @MutationMapping
  ServerLifecyclePayload terminateServer(@Argument TerminateServerInput input, Caller caller) {
    return run(
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
  ServerLifecyclePayload changeServerProduct(
      @Argument ChangeServerProductInput input, Caller caller) {
    OrderOptions options = input.options();
    return run(
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
    ServerView server =
        Optional.ofNullable(id.value())
            .flatMap(found -> servers.find(caller, found))
            .map(found -> views.stored(found, caller))
            .orElse(null);
    return new LinkPayload(server, clientMutationId, id.errors());
  }

  private ServerLifecyclePayload run(
      Caller caller,
      String name,
      @Nullable String clientMutationId,
      Object input,
      Supplier<Task> change) {
    Mutations.Result<String> taskId =
        mutations.once(
            caller, name, clientMutationId, input, String.class, () -> change.get().id());
    Optional<Task> task = Optional.ofNullable(taskId.value()).flatMap(id -> tasks.find(caller, id));
    ServerView server =
        task.flatMap(found -> servers.find(caller, found.serverId()))
            .map(found -> views.stored(found, caller))
            .orElse(null);
    return new ServerLifecyclePayload(server, task.orElse(null), clientMutationId, taskId.errors());
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
