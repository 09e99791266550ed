package dev.slipway.server;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.activity.Activity;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.dns.DnsProperties;
import dev.slipway.error.ApiException;
import dev.slipway.server.ServerActions.ServerAction;
import dev.slipway.store.Ids;
import dev.slipway.store.PageArguments;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import dev.slipway.web.Connection;
import dev.slipway.web.NodeLoader;
import dev.slipway.web.Subscriptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/**
 * Queries and subscriptions about servers, and the fields of Server that other features don't
 * bring.
 */
@Controller
class ServerController implements NodeLoader {

  private final Servers servers;
  private final ServerViews views;
  private final Customers customers;
  private final Tasks tasks;
  private final Activities activities;
  private final Subscriptions subscriptions;
  private final DnsProperties dns;

  ServerController(
      Servers servers,
      ServerViews views,
      Customers customers,
      Tasks tasks,
      Activities activities,
      Subscriptions subscriptions,
      DnsProperties dns) {
    this.servers = servers;
    this.views = views;
    this.customers = customers;
    this.tasks = tasks;
    this.activities = activities;
    this.subscriptions = subscriptions;
    this.dns = dns;
  }

  @Override
  public String idPrefix() {
    return Ids.SERVER.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of(ApiScope.SERVERS_READ);
  }

  @Override
  public Optional<ServerView> load(Caller caller, String id) {
    return servers.find(caller, id).map(server -> views.fresh(server, caller));
  }

  @Override
  public Optional<ServerView> loadStored(Caller caller, String id) {
    return servers.find(caller, id).map(server -> views.stored(server, caller));
  }

  @QueryMapping
  @Nullable ServerView server(@Argument String id, Caller caller) {
    return load(caller, id).orElse(null);
  }

  @QueryMapping
  Connection<ServerView> servers(
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable Integer last,
      @Argument @Nullable String before,
      @Argument @Nullable ServerFilter filter,
      @Argument @Nullable ServerOrder orderBy,
      Caller caller) {
    return page(caller, filter, orderBy, PageArguments.of(first, after, last, before));
  }

  @SchemaMapping(typeName = "Customer", field = "servers")
  Connection<ServerView> serversOfCustomer(
      Customer customer,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable Integer last,
      @Argument @Nullable String before,
      @Argument @Nullable ServerFilter filter,
      @Argument @Nullable ServerOrder orderBy,
      Caller caller) {
    PageArguments arguments = PageArguments.of(first, after, last, before);
    ServerFilter given = filter == null ? ServerFilter.ALL : filter;
    return page(caller, given.ofCustomer(customer.id()), orderBy, arguments);
  }

  private Connection<ServerView> page(
      Caller caller,
      @Nullable ServerFilter filter,
      @Nullable ServerOrder orderBy,
      PageArguments arguments) {
    return Connection.of(
        servers
            .page(
                caller,
                filter == null ? ServerFilter.ALL : filter,
                orderBy == null ? ServerOrder.BY_NAME : orderBy,
                arguments)
            .map(server -> views.stored(server, caller)));
  }

  @BatchMapping(typeName = "Server")
  Map<ServerView, Customer> customer(List<ServerView> asked) {
    Map<String, Customer> found =
        customers.findAll(
            asked.stream().map(view -> view.stored().customerId()).collect(Collectors.toSet()));
    return byView(asked, view -> found.get(view.stored().customerId()));
  }

  @BatchMapping(typeName = "Server")
  Map<ServerView, Task> activeTask(List<ServerView> asked) {
    Map<String, Task> open = tasks.openOn(asked.stream().map(ServerView::id).toList());
    return byView(asked, view -> open.get(view.id()));
  }

  @BatchMapping(typeName = "Server")
  List<List<ServerAction>> actions(List<ServerView> asked) {
    // Reads that are still to be made begin together, before the first is waited for.
    List<CompletableFuture<Server>> states = asked.stream().map(ServerView::server).toList();
    Map<String, Task> open = tasks.openOn(asked.stream().map(ServerView::id).toList());
    return states.stream()
        .map(CompletableFuture::join)
        .map(server -> ServerActions.all(server, open.get(server.id()), dns.enabled()))
        .toList();
  }

  private static <T> Map<ServerView, T> byView(
      List<ServerView> asked, Function<ServerView, @Nullable T> value) {
    Map<ServerView, T> map = new HashMap<>();
    for (ServerView view : asked) {
      T found = value.apply(view);
      if (found != null) {
        map.put(view, found);
      }
    }
    return map;
  }

  @SchemaMapping(typeName = "Server")
  Connection<Activity> activity(
      ServerView server, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return Connection.of(activities.page(server.id(), PageArguments.of(first, after, null, null)));
  }

  @SchemaMapping(typeName = "Task", field = "server")
  @Nullable ServerView serverOfTask(Task task, Caller caller) {
    return views.stored(task.serverId(), caller);
  }

  @SubscriptionMapping
  Flux<ServerView> serverUpdated(@Argument @Nullable String serverId, Caller caller) {
    if (serverId != null && servers.find(caller, serverId).isEmpty()) {
      throw ApiException.notFound("server");
    }
    Flux<ServerView> updates =
        subscriptions
            .to(servers.changes())
            .filter(change -> serverId == null || change.serverId().equals(serverId))
            .filter(change ->
                caller.reachesEverybody() || change.customerId().equals(caller.customerId()))
            .flatMap(
                change ->
                    Flux.fromStream(servers.find(caller, change.serverId()).stream())
                        .map(server -> views.stored(server, caller)),
                1);
    return subscriptions.whileSignedIn(caller, updates);
  }
}
