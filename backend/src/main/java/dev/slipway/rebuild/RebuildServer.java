package dev.slipway.rebuild;

import dev.slipway.account.Caller;
import dev.slipway.backup.Backups;
import dev.slipway.catalog.OsTemplate;
import dev.slipway.catalog.OsTemplates;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelBuilds;
import dev.slipway.panel.PanelBuilds.Build;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.server.HostNames;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActionKind;
import dev.slipway.server.ServerActions;
import dev.slipway.server.ServerNames;
import dev.slipway.server.ServerOrders;
import dev.slipway.server.Servers;
import dev.slipway.sshkey.SshKeys;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Ordering a new installation. The checks stand in the contract's order of refusals. */
@Service
class RebuildServer {

  private static final ServerOrders.Limit LIMIT =
      new ServerOrders.Limit(
          "rebuild",
          Duration.ofSeconds(60),
          "This server was rebuilt a moment ago. Wait before the next time.");

  private static final int LONGEST_LABEL = 200;

  private final Servers servers;
  private final ServerOrders orders;
  private final Customers customers;
  private final OsTemplates templates;
  private final SshKeys sshKeys;
  private final Backups backups;
  private final PanelBuilds panel;

  RebuildServer(
      Servers servers,
      ServerOrders orders,
      Customers customers,
      OsTemplates templates,
      SshKeys sshKeys,
      Backups backups,
      PanelBuilds panel) {
    this.servers = servers;
    this.orders = orders;
    this.customers = customers;
    this.templates = templates;
    this.sshKeys = sshKeys;
    this.backups = backups;
    this.panel = panel;
  }

  /**
   * What is wanted.
   *
   * @param hostname null to leave it to the panel
   * @param name null to leave it
   */
  record Wish(
      String serverId,
      String osTemplateId,
      @Nullable String hostname,
      @Nullable String name,
      List<String> sshKeyIds) {}

  /**
   * Orders the installation and has its task followed. Nothing is built where anything is wrong.
   */
  Task order(Caller caller, Wish wish) {
    Server server = servers.require(caller, wish.serverId());
    ServerActions.requireProvisioned(server);
    String hostname = HostNames.check(wish.hostname());
    String name = wish.name() == null ? null : ServerNames.check(wish.name());
    OsTemplate template;
    List<Integer> keys;
    try {
      template = template(server, wish.osTemplateId());
      keys = sshKeys.panelNumbers(owner(caller, server), wish.sshKeyIds());
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
    return orders.give(
        caller,
        server,
        order(template),
        fresh -> build(fresh, new Build(template.panelTemplateId(), name, hostname, keys)));
  }

  private static ServerOrders.Order order(OsTemplate template) {
    String label = "Rebuild with " + template.label();
    return new ServerOrders.Order(
        ServerActionKind.REBUILD,
        TaskKind.REBUILD,
        "server.rebuild",
        label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL) + "…",
        LIMIT);
  }

  private OsTemplate template(Server server, String id) {
    return templates
        .find(Objects.requireNonNull(server.panelServerId()), id)
        .orElseThrow(() ->
            new Refusal(
                UserError.invalid(
                    "osTemplateId",
                    "This server can't be built with that. Choose from its operating systems.")));
  }

  private Customer owner(Caller caller, Server server) {
    return customers.find(caller, server.customerId()).orElseThrow();
  }

  private OptionalLong build(Server server, Build build) {
    int panelServerId = Objects.requireNonNull(server.panelServerId());
    OptionalLong queueId = panel.build(panelServerId, build);
    backups.forget(panelServerId);
    return queueId;
  }
}
