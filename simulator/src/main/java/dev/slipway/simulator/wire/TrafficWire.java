package dev.slipway.simulator.wire;

import dev.slipway.simulator.live.TrafficHistory;
import dev.slipway.simulator.live.TrafficHistory.Period;
import dev.slipway.simulator.model.PanelServer;
import java.time.Instant;
import java.util.List;

/** The traffic of a server, newest period first: bytes used, limits in GB, times without a zone. */
public final class TrafficWire {

  private TrafficWire() {}

  public static Json of(PanelServer server, Instant now) {
    List<Json> monthly =
        TrafficHistory.of(server, now).stream().map(period -> month(server, period)).toList();
    return Json.data(Json.object().with("monthly", monthly));
  }

  private static Json month(PanelServer server, Period period) {
    return Json.object()
        .with("month", period.month())
        .with("start", Times.dayStart(period.start()))
        .with("end", Times.dayEnd(period.end()))
        .with("rx", period.rxBytes())
        .with("tx", period.txBytes())
        .with("total", period.rxBytes() + period.txBytes())
        .with("limit", server.footprint().trafficGb())
        .with("blocks", blocks(server, period.month()));
  }

  private static List<Json> blocks(PanelServer server, int month) {
    return server.blocks().stream()
        .filter(block -> block.month() == month)
        .map(block -> Json.object().with("id", block.id()).with("traffic", block.trafficGb()))
        .toList();
  }
}
