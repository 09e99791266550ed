package dev.slipway.server;

import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelHealth;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelPatience;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServers;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Reads servers from the panel and keeps what comes. Every read, whoever wanted it, makes the store
 * newer and is told to whoever listens: pages, the live-stats poller and tasks alike.
 */
@Service
public class ServerReads {

  private final PanelServers panel;
  private final PanelPatience patience;
  private final PanelHealth health;
  private final Servers servers;
  private final Tasks tasks;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final ServerEvents changes;

  ServerReads(
      PanelServers panel,
      PanelPatience patience,
      PanelHealth health,
      Servers servers,
      Tasks tasks,
      Clock clock,
      ApplicationEventPublisher events,
      ServerEvents changes) {
    this.panel = panel;
    this.patience = patience;
    this.health = health;
    this.servers = servers;
    this.tasks = tasks;
    this.clock = clock;
    this.events = events;
    this.changes = changes;
  }

  /**
   * For a page: the newest state if the panel gives it in time, else the last known one, marked
   * stale.
   */
  public ServerRead forPage(Server server) {
    if (!server.isProvisioned()) {
      return new ServerRead(server, null, clock.instant(), null);
    }
    try {
      return patience.await(() -> read(server));
    } catch (PanelUnavailable e) {
      // The read goes on behind the page; should it work, it takes the mark away again.
      return new ServerRead(servers.keepStale(server), null, clock.instant(), e);
    }
  }

  /**
   * For work: waits as long as the panel's time limits allow. Never throws for what the panel does.
   */
  public ServerRead read(Server server) {
    Integer panelServerId = server.panelServerId();
    Instant readAt = clock.instant();
    if (panelServerId == null) {
      return new ServerRead(server, null, readAt, null);
    }
    try {
      PanelServer panelServer = panel.read(panelServerId);
      ServerStatus status = ServerStatus.of(panelServer, tasks.openOn(server.id()).orElse(null));
      Server kept = servers.keep(server, panelServer, status, readAt);
      ServerRead read = new ServerRead(kept, panelServer.live(), readAt, null);
      events.publishEvent(new ServerWasRead(read, server.asOf()));
      tellWhatChanged(server, kept);
      return read;
    } catch (PanelNotFound e) {
      return new ServerRead(servers.keepGone(server), null, readAt, null);
    } catch (PanelException e) {
      // Who was interrupted has learned nothing about the panel: a poller whose last watcher left,
      // say.
      boolean gaveUp = Thread.currentThread().isInterrupted();
      return new ServerRead(gaveUp ? server : servers.keepStale(server), null, readAt, e);
    }
  }

  /** What was changed on the panel itself, behind our back. */
  private void tellWhatChanged(Server before, Server now) {
    if (before.snapshot() == null || now.snapshot() == null) {
      return;
    }
    if (!before.snapshot().addresses().equals(now.snapshot().addresses())) {
      changes.tell(new ServerAddressesChanged(now.id(), before.snapshot().addresses()));
    }
    String newName = now.hostname() == null ? now.name() : now.hostname();
    Set<String> oldNames = ServerRenamed.names(before);
    if (!oldNames.contains(newName) && !ServerRenamed.names(now).equals(oldNames)) {
      changes.tell(new ServerRenamed(now.id(), oldNames, newName));
    }
  }

  /**
   * Makes the status fit after a task on the server began or ended, from what was read last.
   *
   * @return what is known now
   */
  public Server settle(Server server) {
    Server known = servers.find(server.id()).orElse(server);
    PanelServer snapshot = known.snapshot();
    if (snapshot == null || !known.isProvisioned()) {
      return known;
    }
    return servers.keepStatus(
        known, ServerStatus.of(snapshot, tasks.openOn(known.id()).orElse(null)));
  }

  /**
   * Whether what the store has of a server may be out of date: its last read failed, or no read
   * could work now.
   */
  boolean isStale(Server server) {
    return server.isProvisioned() && (server.stale() || !health.reachability().reachable());
  }
}
