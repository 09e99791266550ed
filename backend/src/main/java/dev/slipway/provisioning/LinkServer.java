package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServers;
import dev.slipway.server.Server;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import dev.slipway.task.Tasks;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Taking the server away from behind a service, and putting another one there. Neither changes
 * anything on the panel.
 */
@Service
class LinkServer {

  private final Servers servers;
  private final ServerReads reads;
  private final Customers customers;
  private final PanelServers panel;
  private final ProvisioningOrders orders;
  private final Tasks tasks;
  private final Activities activities;

  LinkServer(
      Servers servers,
      ServerReads reads,
      Customers customers,
      PanelServers panel,
      ProvisioningOrders orders,
      Tasks tasks,
      Activities activities) {
    this.servers = servers;
    this.reads = reads;
    this.customers = customers;
    this.panel = panel;
    this.orders = orders;
    this.tasks = tasks;
    this.activities = activities;
  }

  /** Takes the server away from behind a service. */
  String unlink(Caller caller, String serverId) {
    Server server = servers.require(caller, serverId);
    if (server.panelServerId() == null) {
      throw new Refusal(
          UserError.of(Code.NOT_PROVISIONED, "There is no server behind this service."));
    }
    LifecycleRules.requireStatus(LifecycleActionKind.UNLINK, server);
    LifecycleRules.requireIdle(tasks.openOn(server.id()).orElse(null));
    servers.unlink(server);
    String summary = "Took server " + server.panelServerId() + " of the panel out of management";
    activities.note(caller, server.id(), "server.unlink", summary, true, null);
    return server.id();
  }

  /** Puts a server of the panel behind a service that has none. */
  String relink(Caller caller, String serverId, int panelServerId) {
    Server server = servers.require(caller, serverId);
    LifecycleRules.requireRelinkable(server, orders.ofServer(server.id()).orElse(null));
    LifecycleRules.requireIdle(tasks.openOn(server.id()).orElse(null));
    requireOwn(caller, server, read(panelServerId));
    try {
      servers.link(server, panelServerId);
    } catch (DuplicateKeyException e) {
      throw new Refusal(
          UserError.invalid("panelServerId", "Another service has this server already."));
    }
    String summary = "Put server " + panelServerId + " of the panel behind this service";
    activities.note(caller, server.id(), "server.relink", summary, true, null);
    servers.find(server.id()).ifPresent(reads::read);
    return server.id();
  }

  /** Refuses a server of the panel that is another customer's there, or behind another service. */
  void requireOwn(Caller caller, Server service, PanelServer read) {
    servers
        .findByPanelServerId(read.id())
        .filter(linked -> !linked.id().equals(service.id()))
        .ifPresent(linked -> {
          throw new Refusal(
              UserError.invalid("panelServerId", "Another service has this server already."));
        });
    Customer customer = customers.find(caller, service.customerId()).orElseThrow();
    String owner = read.ownerRelationId();
    if (owner != null && !owner.equals(customer.externalId())) {
      throw new Refusal(
          UserError.invalid(
              "panelServerId",
              "On the panel this server belongs to the customer with the external id "
                  + owner
                  + ", not to "
                  + customer.externalId()
                  + "."));
    }
  }

  /** A server of the panel by the number that somebody gave. */
  PanelServer read(int panelServerId) {
    try {
      return panel.read(panelServerId);
    } catch (PanelNotFound e) {
      throw new Refusal(
          UserError.on(
              "panelServerId",
              Code.NOT_FOUND,
              "The panel has no server " + panelServerId + ". Check the number."));
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
  }
}
