package dev.slipway.access;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelUsers;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActionKind;
import dev.slipway.server.ServerOrders;
import dev.slipway.server.Servers;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** The way into the panel's own pages for the customer whose server it is. */
@Service
class PanelAccess {

  private static final ServerOrders.Limit PASSWORD_LIMIT =
      new ServerOrders.Limit(
          "panel-password",
          Duration.ofSeconds(30),
          "The panel's password was reset a moment ago. Wait before the next time.");

  private static final ServerOrders.Limit LOGIN_LIMIT =
      new ServerOrders.Limit(
          "panel-login",
          Duration.ofSeconds(5),
          "The panel was opened a moment ago. Wait before the next time.");

  private final Servers servers;
  private final ServerOrders orders;
  private final Customers customers;
  private final PanelUsers panel;
  private final Activities activities;

  PanelAccess(
      Servers servers,
      ServerOrders orders,
      Customers customers,
      PanelUsers panel,
      Activities activities) {
    this.servers = servers;
    this.orders = orders;
    this.customers = customers;
    this.panel = panel;
    this.activities = activities;
  }

  /** Gives the account of a server's customer a new password, to be shown once. */
  PanelUsers.Credentials resetPassword(Caller caller, String serverId) {
    Server server = admit(caller, serverId, ServerActionKind.RESET_PANEL_PASSWORD, PASSWORD_LIMIT);
    String externalId = owner(caller, server).externalId();
    return noted(
        caller,
        server,
        "server.reset-panel-password",
        "A new password for the panel",
        () -> panel.resetPassword(externalId));
  }

  /** Makes a link that opens the server's page on the panel, to be used at once. */
  PanelUsers.Login createLogin(Caller caller, String serverId) {
    Server server = admit(caller, serverId, ServerActionKind.PANEL_LOGIN, LOGIN_LIMIT);
    String externalId = owner(caller, server).externalId();
    return noted(
        caller,
        server,
        "server.panel-login",
        "Opened the panel",
        () -> panel.createLogin(externalId, Objects.requireNonNull(server.panelServerId())));
  }

  private Server admit(
      Caller caller, String serverId, ServerActionKind kind, ServerOrders.Limit limit) {
    Server server = servers.require(caller, serverId);
    return orders.admit(server, kind, limit);
  }

  private Customer owner(Caller caller, Server server) {
    return customers.find(caller, server.customerId()).orElseThrow();
  }

  private <T> T noted(
      Caller caller, Server server, String action, String summary, Supplier<T> call) {
    try {
      T result = call.get();
      activities.note(caller, server.id(), action, summary, true, null);
      return result;
    } catch (PanelException e) {
      activities.note(
          caller, server.id(), action, summary + ": the panel did not do it", false, null);
      throw e instanceof PanelNotFound ? noAccount() : PanelRefusals.of(e);
    }
  }

  private static Refusal noAccount() {
    return new Refusal(
        UserError.of(
            UserError.Code.REJECTED_BY_PANEL,
            "The panel has no account for this customer, or the server is not in it. Ask support."));
  }
}
