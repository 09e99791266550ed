package dev.slipway.operations;

import dev.slipway.account.Caller;
import dev.slipway.panel.PanelInventory;
import dev.slipway.server.Server;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.server.Servers;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code drift}: what the panel has and we don't, and the reverse, as of now. */
@Controller
class DriftController {

  private final PanelInventory panel;
  private final Servers servers;
  private final ServerViews views;
  private final Clock clock;

  DriftController(PanelInventory panel, Servers servers, ServerViews views, Clock clock) {
    this.panel = panel;
    this.servers = servers;
    this.views = views;
    this.clock = clock;
  }

  /** The contract's UnmanagedServer. */
  record UnmanagedServer(
      int panelServerId, String name, boolean suspended, @Nullable Instant createdAt) {

    static UnmanagedServer of(PanelInventory.Line line) {
      return new UnmanagedServer(line.id(), line.name(), line.suspended(), line.created());
    }
  }

  /** The contract's Drift. */
  record Drift(
      Instant readAt,
      int panelServerCount,
      List<UnmanagedServer> unmanaged,
      List<ServerView> missing,
      List<ServerView> stillThere) {}

  @QueryMapping
  Drift drift(Caller caller) {
    Instant readAt = clock.instant();
    // What is linked first: a server that is made meanwhile is then taken for one that we don't
    // have, which looking again puts right, and never for one that the panel has lost.
    List<Servers.Link> links = servers.links();
    Map<Integer, PanelInventory.Line> onPanel =
        panel.readServers().stream()
            .collect(Collectors.toMap(PanelInventory.Line::id, Function.identity(), (a, b) -> a));
    Map<Integer, Servers.Link> byNumber =
        links.stream().collect(Collectors.toMap(Servers.Link::panelServerId, Function.identity()));
    return new Drift(
        readAt,
        onPanel.size(),
        onPanel.values().stream()
            .filter(line -> !byNumber.containsKey(line.id()))
            .sorted(Comparator.comparingInt(PanelInventory.Line::id))
            .map(UnmanagedServer::of)
            .toList(),
        views(
            caller,
            links,
            link -> !link.terminated() && !onPanel.containsKey(link.panelServerId())),
        views(
            caller, links, link -> link.terminated() && onPanel.containsKey(link.panelServerId())));
  }

  private List<ServerView> views(
      Caller caller, List<Servers.Link> links, Predicate<Servers.Link> which) {
    List<String> ids = links.stream().filter(which).map(Servers.Link::id).toList();
    return servers.findAll(ids).stream()
        .map((Server server) -> views.stored(server, caller))
        .toList();
  }
}
