package dev.slipway.simulator.wire;

import dev.slipway.simulator.live.TrafficHistory;
import dev.slipway.simulator.live.TrafficHistory.Period;
import dev.slipway.simulator.model.PanelServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The traffic of a server, newest period first: bytes used, limits in GB, times without a zone. */
public final class TrafficWire {

  private TrafficWire() {}

  public static Map<String, @Nullable Object> of(PanelServer server, Instant now) {
    List<Map<String, @Nullable Object>> monthly =
        TrafficHistory.of(server, now).stream().map(period -> month(server, period)).toList();
    return Json.data(Json.object("monthly", monthly));
  }

  private static Map<String, @Nullable Object> month(PanelServer server, Period period) {
    return Json.object(
        "month", period.month(),
        "start", Times.dayStart(period.start()),
        "end", Times.dayEnd(period.end()),
        "rx", period.rxBytes(),
        "tx", period.txBytes(),
        "total", period.rxBytes() + period.txBytes(),
        "limit", server.footprint().trafficGb(),
        "blocks", blocks(server, period.month()));
  }

  private static List<Map<String, @Nullable Object>> blocks(PanelServer server, int month) {
    return server.blocks().stream()
        .filter(block -> block.month() == month)
        .map(block -> Json.object("id", block.id(), "traffic", block.trafficGb()))
        .toList();
  }
}
