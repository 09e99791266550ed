package dev.slipway.traffic;

import dev.slipway.error.ApiException;
import dev.slipway.panel.PanelTraffic;
import dev.slipway.server.ServerView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Server.traffic}. */
@Controller
class TrafficController {

  private static final int DEFAULT_MONTHS = 12;
  private static final int MAX_MONTHS = 120;

  private final TrafficReads reads;

  TrafficController(TrafficReads reads) {
    this.reads = reads;
  }

  record Traffic(List<PanelTraffic.Period> newestFirst) {}

  @SchemaMapping(typeName = "Server")
  @Nullable Traffic traffic(ServerView server) {
    Integer panelServerId = server.stored().panelServerId();
    return panelServerId == null || !server.stored().isProvisioned()
        ? null
        : new Traffic(reads.periods(panelServerId));
  }

  @SchemaMapping(typeName = "Traffic")
  @Nullable TrafficPeriod currentPeriod(Traffic traffic) {
    return traffic.newestFirst().stream().findFirst().map(TrafficPeriod::of).orElse(null);
  }

  @SchemaMapping(typeName = "Traffic")
  List<TrafficPeriod> months(Traffic traffic, @Argument @Nullable Integer last) {
    int months = last == null ? DEFAULT_MONTHS : last;
    if (months < 0 || months > MAX_MONTHS) {
      throw ApiException.badInput(
          "`last` is " + months + ": give a number from 0 to " + MAX_MONTHS + ".");
    }
    return traffic.newestFirst().stream().limit(months).map(TrafficPeriod::of).toList();
  }
}
