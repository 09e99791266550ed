package dev.slipway.simulator.http;

import dev.slipway.simulator.model.Orders;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.QueueItem;
import dev.slipway.simulator.wire.QueueWire;
import java.time.Instant;

/** Orders for power: they are queued, and done later. */
final class PowerRoutes {

  private interface PowerOrder {
    QueueItem give(Orders orders, PanelServer server, Instant now);
  }

  private PowerRoutes() {}

  static void addTo(Api api) {
    add(api, "boot", Orders::boot);
    add(api, "shutdown", Orders::shutdown);
    add(api, "restart", Orders::restart);
    add(api, "poweroff", Orders::powerOff);
  }

  private static void add(Api api, String action, PowerOrder order) {
    api.post(
        "/servers/{serverId}/power/" + action,
        TokenScope.SERVERS,
        call ->
            Answer.ok(
                QueueWire.ordered(order.give(call.world().orders(), call.server(), call.now()))));
  }
}
