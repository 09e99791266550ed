package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelQueue;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.util.OptionalLong;

/** The queue over HTTP. */
final class VirtFusionQueue implements PanelQueue {

  private final PanelClient panel;

  VirtFusionQueue(PanelClient panel) {
    this.panel = panel;
  }

  /** The item that the answer to an order names; empty where it names none. */
  static OptionalLong named(Json reply) {
    Long queueId = reply.at("data").number("queueId");
    return queueId == null || queueId <= 0 ? OptionalLong.empty() : OptionalLong.of(queueId);
  }

  @Override
  public Item read(long queueId) {
    PanelRequest request =
        PanelRequest.read("read queue item", "/queue/" + queueId, Missing.ANY_JSON);
    Json reply = panel.read(request);
    Json item = reply.at("data").isNothing() ? reply : reply.at("data");
    Long id = item.number("id");
    if (id == null || id != queueId) {
      throw new PanelReplyUnreadable(request + " answered without queue item " + queueId);
    }
    Long server = item.number("serverId");
    Long progress = item.number("progress");
    boolean failed = item.given("failed");
    return new Item(
        queueId,
        server == null || server <= 0 || server > Integer.MAX_VALUE
            ? null
            : Integer.valueOf(server.intValue()),
        progress == null ? null : Integer.valueOf(Math.clamp(progress, 0, 100)),
        // The time at which it ended; what failed goes no further, with or without one.
        failed || item.given("finished"),
        failed);
  }
}
