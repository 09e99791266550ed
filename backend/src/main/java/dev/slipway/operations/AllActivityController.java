package dev.slipway.operations;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.activity.Activity;
import dev.slipway.activity.ActivityFilter;
import dev.slipway.server.Server;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.server.Servers;
import dev.slipway.store.PageArguments;
import dev.slipway.web.Connection;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.activity}, and with which server a line of activity was. */
@Controller
class AllActivityController {

  private final Activities activities;
  private final Servers servers;
  private final ServerViews views;

  AllActivityController(Activities activities, Servers servers, ServerViews views) {
    this.activities = activities;
    this.servers = servers;
    this.views = views;
  }

  @QueryMapping
  Connection<Activity> activity(
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable ActivityFilter filter) {
    return Connection.of(
        activities.page(
            filter == null ? ActivityFilter.ALL : filter,
            PageArguments.of(first, after, null, null)));
  }

  /** Whoever was shown the activity of a server may see the server. */
  @BatchMapping(typeName = "Activity")
  Map<Activity, ServerView> server(List<Activity> lines, GraphQLContext context) {
    Caller caller = Objects.requireNonNull(context.<Caller>get(Caller.class));
    List<String> ids =
        lines.stream().map(Activity::serverId).filter(Objects::nonNull).distinct().toList();
    Map<String, Server> found =
        servers.findAll(ids).stream()
            .filter(server -> isVisible(caller, server))
            .collect(Collectors.toMap(Server::id, Function.identity()));
    Map<Activity, ServerView> byLine = new HashMap<>();
    for (Activity line : lines) {
      Server server = found.get(line.serverId());
      if (server != null) {
        byLine.put(line, views.stored(server, caller));
      }
    }
    return byLine;
  }

  private static boolean isVisible(Caller caller, Server server) {
    String customer = caller.onlyCustomer();
    return customer == null || customer.equals(server.customerId());
  }
}
