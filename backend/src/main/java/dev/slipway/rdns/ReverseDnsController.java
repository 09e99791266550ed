package dev.slipway.rdns;

import dev.slipway.account.Caller;
import dev.slipway.dns.DnsProperties;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.rdns.Reconcile.Counts;
import dev.slipway.rdns.ReverseDnsList.Listed;
import dev.slipway.rdns.SetManyReverseDns.Line;
import dev.slipway.rdns.SetManyReverseDns.LineResult;
import dev.slipway.server.Server;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** {@code Server.reverseDns} and what changes it. */
@Controller
class ReverseDnsController {

  private final ReverseDnsList list;
  private final SetReverseDns setReverseDns;
  private final SetManyReverseDns setMany;
  private final ReconcileReverseDns reconcile;
  private final ServerViews views;
  private final Mutations mutations;
  private final DnsProperties properties;
  private final Scheduler virtualThreads = Schedulers.fromExecutor(Thread::startVirtualThread);

  ReverseDnsController(
      ReverseDnsList list,
      SetReverseDns setReverseDns,
      SetManyReverseDns setMany,
      ReconcileReverseDns reconcile,
      ServerViews views,
      Mutations mutations,
      DnsProperties properties,
      BatchLoaderRegistry loaders) {
    loaders
        .forTypePair(ServerView.class, ServerReverseDns.class)
        .registerBatchLoader((asked, environment) ->
            Mono.fromCallable(() -> load(asked))
                .subscribeOn(virtualThreads)
                .flatMapIterable(loaded -> loaded));
    this.list = list;
    this.setReverseDns = setReverseDns;
    this.setMany = setMany;
    this.reconcile = reconcile;
    this.views = views;
    this.mutations = mutations;
    this.properties = properties;
  }

  record ReverseDns(boolean enabled, List<ReverseDnsRecord> records) {}

  record SetReverseDnsInput(
      String serverId,
      String address,
      @Nullable String hostname,
      @Nullable String clientMutationId) {}

  record SetReverseDnsPayload(
      @Nullable ReverseDnsRecord record,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  record SetManyReverseDnsInput(
      @Nullable String serverId,
      List<Line> lines,
      @Nullable Boolean dryRun,
      @Nullable String clientMutationId) {}

  record SetManyReverseDnsPayload(
      @Nullable List<LineResult> results,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  record ReconcileReverseDnsInput(@Nullable String serverId, @Nullable Boolean force) {}

  record ReconcileReverseDnsPayload(
      int added, int updated, int skipped, int failed, List<UserError> userErrors) {}

  @QueryMapping
  boolean reverseDnsOffered(Caller caller) {
    return properties.enabled();
  }

  @SchemaMapping(typeName = "Server")
  CompletableFuture<ReverseDns> reverseDns(
      ServerView server, DataLoader<ServerView, ServerReverseDns> loader) {
    return loader.load(server).thenApply(ServerReverseDns::orThrow);
  }

  /** One server's, whose failure is not that of the others in the same batch. */
  record ServerReverseDns(ReverseDns value, @Nullable RuntimeException failure) {

    ReverseDns orThrow() {
      if (failure != null) {
        throw failure;
      }
      return value;
    }
  }

  private List<ServerReverseDns> load(List<ServerView> views) {
    if (!properties.enabled()) {
      ServerReverseDns off = new ServerReverseDns(new ReverseDns(false, List.of()), null);
      return views.stream().map(view -> off).toList();
    }
    // Reads that are still to be made begin together, before the first is waited for.
    List<CompletableFuture<Server>> reads = views.stream().map(ServerView::server).toList();
    List<Server> servers = reads.stream().map(CompletableFuture::join).toList();
    Map<String, ServerAddresses> addresses = new LinkedHashMap<>();
    servers.stream()
        .filter(Server::isProvisioned)
        .forEach(server -> addresses.put(server.id(), ServerAddresses.of(server)));
    Map<String, Listed> listed = list.of(addresses);
    return servers.stream()
        .map(server -> listed.getOrDefault(server.id(), Listed.NOTHING))
        .map(each -> new ServerReverseDns(new ReverseDns(true, each.records()), each.failure()))
        .toList();
  }

  @MutationMapping
  SetReverseDnsPayload setReverseDns(@Argument SetReverseDnsInput input, Caller caller) {
    Mutations.Result<ReverseDnsRecord> result =
        mutations.once(
            caller,
            "setReverseDns",
            input.clientMutationId(),
            input,
            ReverseDnsRecord.class,
            () -> setReverseDns.set(caller, input.serverId(), input.address(), input.hostname()));
    return new SetReverseDnsPayload(result.value(), input.clientMutationId(), result.errors());
  }

  /** What a repeated call finds again. */
  record Results(List<LineResult> lines) {}

  @MutationMapping
  SetManyReverseDnsPayload setManyReverseDns(
      @Argument SetManyReverseDnsInput input, Caller caller) {
    boolean dryRun = Boolean.TRUE.equals(input.dryRun());
    Mutations.Result<Results> result =
        mutations.once(
            caller,
            "setManyReverseDns",
            input.clientMutationId(),
            input,
            Results.class,
            () -> new Results(setMany.set(caller, input.serverId(), input.lines(), dryRun)));
    return new SetManyReverseDnsPayload(
        result.value() == null ? null : result.value().lines(),
        input.clientMutationId(),
        result.errors());
  }

  @SchemaMapping(typeName = "ReverseDnsLineResult")
  @Nullable ServerView server(LineResult line, Caller caller) {
    return views.stored(line.serverId(), caller);
  }

  @MutationMapping
  ReconcileReverseDnsPayload reconcileReverseDns(
      @Argument ReconcileReverseDnsInput input, Caller caller) {
    boolean force = Boolean.TRUE.equals(input.force());
    Mutations.Result<Counts> result =
        mutations.run(() -> reconcile.order(caller, input.serverId(), force));
    Counts counts = result.value() == null ? Counts.NONE : result.value();
    return new ReconcileReverseDnsPayload(
        counts.added(), counts.updated(), counts.skipped(), counts.failed(), result.errors());
  }
}
