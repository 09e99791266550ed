package dev.slipway.rdns;

import dev.slipway.dns.DnsProperties;
import dev.slipway.panel.PanelServer;
import dev.slipway.rdns.ReverseDnsWorks.Reason;
import dev.slipway.rdns.ReverseDnsWorks.Work;
import dev.slipway.server.Server;
import dev.slipway.server.ServerAddressesChanged;
import dev.slipway.server.ServerCreated;
import dev.slipway.server.ServerRenamed;
import dev.slipway.server.ServerTerminated;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskRunner;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes a task of whatever becomes of a server, so that its records follow also where the DNS
 * server is away just now, or this node dies.
 */
@Component
class ReverseDnsFollower {

  private final Servers servers;
  private final ReverseDnsWorks works;
  private final Tasks tasks;
  private final TaskRunner runner;
  private final DnsProperties properties;
  private final Clock clock;

  ReverseDnsFollower(
      Servers servers,
      ReverseDnsWorks works,
      Tasks tasks,
      TaskRunner runner,
      DnsProperties properties,
      Clock clock) {
    this.servers = servers;
    this.works = works;
    this.tasks = tasks;
    this.runner = runner;
    this.properties = properties;
    this.clock = clock;
  }

  @EventListener
  void on(ServerCreated created) {
    order(created.serverId(), Reason.CREATED, created.hostname(), Set.of(), List.of());
  }

  @EventListener
  void on(ServerRenamed renamed) {
    Set<String> oldNames = new LinkedHashSet<>(renamed.oldNames());
    // Renamed again before the first time was done: records still say the name before.
    works
        .open(renamed.serverId(), Reason.RENAMED)
        .ifPresent(waiting -> oldNames.addAll(waiting.oldNames()));
    order(renamed.serverId(), Reason.RENAMED, renamed.newName(), oldNames, List.of());
  }

  @EventListener
  void on(ServerAddressesChanged changed) {
    order(changed.serverId(), Reason.ADDRESSES_CHANGED, null, Set.of(), changed.before());
  }

  @EventListener
  void on(ServerTerminated terminated) {
    if (works.open(terminated.serverId(), Reason.TERMINATED).isPresent()) {
      return;
    }
    List<PanelServer.Address> addresses =
        servers
            .find(terminated.serverId())
            .map(Server::snapshot)
            .map(PanelServer::addresses)
            .orElse(List.of());
    if (!addresses.isEmpty()) {
      order(terminated.serverId(), Reason.TERMINATED, null, Set.of(), addresses);
    }
  }

  private void order(
      String serverId,
      Reason reason,
      @Nullable String hostname,
      Set<String> oldNames,
      List<PanelServer.Address> addresses) {
    if (!properties.enabled()) {
      return;
    }
    Task task =
        tasks.open(serverId, TaskKind.REVERSE_DNS, "Reverse DNS follows the server.").orElseThrow();
    works.add(new Work(task.id(), serverId, reason, hostname, oldNames, addresses));
    runner.attend(task.id(), clock.instant());
  }
}
