package dev.slipway.power;

import dev.slipway.account.Caller;
import dev.slipway.panel.PanelPower;
import dev.slipway.server.Server;
import dev.slipway.server.ServerOrders;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Ordering power actions. */
@Service
class PowerServer {

  /** One for all four actions: behaviour §4. */
  private static final ServerOrders.Limit LIMIT =
      new ServerOrders.Limit(
          "power",
          Duration.ofSeconds(10),
          "This server had a power action a moment ago. Wait before the next one.");

  private final Servers servers;
  private final ServerOrders orders;
  private final PanelPower panel;

  PowerServer(Servers servers, ServerOrders orders, PanelPower panel) {
    this.servers = servers;
    this.orders = orders;
    this.panel = panel;
  }

  /** Orders a power action and has its task followed. */
  Task order(Caller caller, String serverId, PowerAction action) {
    Server server = servers.require(caller, serverId);
    ServerOrders.Order order =
        new ServerOrders.Order(
            action.actionKind(), action.taskKind(), action.activity(), action.label(), LIMIT);
    return orders.give(
        caller,
        server,
        order,
        fresh -> panel.order(Objects.requireNonNull(fresh.panelServerId()), action.order()));
  }
}
