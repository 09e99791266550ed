package dev.slipway.traffic;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelPatience;
import dev.slipway.panel.PanelTraffic;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Traffic of servers, kept for two minutes: behaviour §5. Only what the panel really gave is kept.
 */
@Service
class TrafficReads {

  private static final Duration KEPT_FOR = Duration.ofMinutes(2);

  private final PanelTraffic panel;
  private final PanelPatience patience;
  private final SharedValues values;

  TrafficReads(PanelTraffic panel, PanelPatience patience, SharedValues values) {
    this.panel = panel;
    this.patience = patience;
    this.values = values;
  }

  record Periods(List<PanelTraffic.Period> newestFirst) {}

  /** Newest first. */
  List<PanelTraffic.Period> periods(int panelServerId) {
    String key = "traffic:" + panelServerId;
    return values
        .get(key, Periods.class)
        .orElseGet(() -> patience.await(() -> readAndKeep(key, panelServerId)))
        .newestFirst();
  }

  private Periods readAndKeep(String key, int panelServerId) {
    Periods periods = new Periods(panel.read(panelServerId));
    values.put(key, periods, KEPT_FOR);
    return periods;
  }
}
