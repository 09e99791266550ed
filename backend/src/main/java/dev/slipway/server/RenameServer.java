package dev.slipway.server;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.cluster.Windows;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelServers;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Changing a server's display name. */
@Service
class RenameServer {

  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final String ACTION = "server.rename";

  private final Servers servers;
  private final PanelServers panel;
  private final Windows windows;
  private final Activities activities;
  private final ServerEvents events;

  RenameServer(
      Servers servers,
      PanelServers panel,
      Windows windows,
      Activities activities,
      ServerEvents events) {
    this.servers = servers;
    this.panel = panel;
    this.windows = windows;
    this.activities = activities;
    this.events = events;
  }

  /**
   * Gives a server another name; the checks stand in the contract's order of refusals.
   *
   * @return the server's id
   */
  String rename(Caller caller, String serverId, String givenName) {
    Server server = servers.require(caller, serverId);
    ServerActions.requireProvisioned(server);
    String name = ServerNames.check(givenName);
    ServerActions.requireService(ServerActionKind.RENAME, server);
    windows
        .tryOpen("rename:" + server.id(), WINDOW)
        .ifPresent(wait -> {
          throw new Refusal(UserError.rateLimited("This server was renamed a moment ago.", wait));
        });
    order(caller, server, name);
    servers.keepName(server, name);
    String summary = "Renamed the server from “" + server.name() + "” to “" + name + "”";
    activities.note(caller, server.id(), ACTION, summary, true, null);
    events.tell(new ServerRenamed(server.id(), ServerRenamed.names(server), name));
    return server.id();
  }

  private void order(Caller caller, Server server, String name) {
    try {
      panel.rename(java.util.Objects.requireNonNull(server.panelServerId()), name);
    } catch (PanelException e) {
      String summary = "Renaming the server to “" + name + "” did not work";
      activities.note(caller, server.id(), ACTION, summary, false, null);
      throw PanelRefusals.of(e);
    }
  }
}
