package dev.slipway.console;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelConsoles;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelRefused;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActionKind;
import dev.slipway.server.ServerOrders;
import dev.slipway.server.Servers;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Gives a caller a ticket to a server's screen. */
@Service
class OpenConsole {

  static final String ACTION = "server.open-console";

  private static final ServerOrders.Limit LIMIT =
      new ServerOrders.Limit(
          "console",
          Duration.ofSeconds(5),
          "The console of this server was opened a moment ago. Wait before the next time.");

  private final Servers servers;
  private final ServerOrders orders;
  private final PanelConsoles panel;
  private final ConsoleTickets tickets;
  private final OpenConsoles openConsoles;
  private final Activities activities;

  OpenConsole(
      Servers servers,
      ServerOrders orders,
      PanelConsoles panel,
      ConsoleTickets tickets,
      OpenConsoles openConsoles,
      Activities activities) {
    this.servers = servers;
    this.orders = orders;
    this.panel = panel;
    this.tickets = tickets;
    this.openConsoles = openConsoles;
    this.activities = activities;
  }

  /** Has the panel make way to a server's screen, and keeps the way for who brings the ticket. */
  ConsoleTickets.Issued open(Caller caller, String serverId) {
    Server found = servers.require(caller, serverId);
    Server server = orders.admit(found, ServerActionKind.OPEN_CONSOLE, LIMIT);
    requireRoom(server);
    PanelConsoles.Access access = wake(caller, server);
    ConsoleTickets.Issued issued =
        tickets.issue(new ConsoleTickets.Admission(caller, server.id(), access));
    activities.note(caller, server.id(), ACTION, "Opened the console", true, null);
    return issued;
  }

  private void requireRoom(Server server) {
    if (!openConsoles.haveRoom(server.customerId())) {
      throw new Refusal(
          UserError.of(
              UserError.Code.RATE_LIMITED,
              "As many consoles are open as may be at once. Close one of them first."));
    }
  }

  private PanelConsoles.Access wake(Caller caller, Server server) {
    try {
      return panel.open(Objects.requireNonNull(server.panelServerId()));
    } catch (PanelException e) {
      String summary = "Opening the console: the panel gave no way to the screen";
      activities.note(caller, server.id(), ACTION, summary, false, null);
      throw e instanceof PanelRefused ? PanelRefusals.of(e) : PanelRefusals.ofRead(e);
    }
  }
}
