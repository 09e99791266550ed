package dev.slipway.backup;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelBackups;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Backups of servers, kept for two minutes: behaviour §5. Only what the panel really gave is kept.
 */
@Service
public class Backups {

  private static final Duration KEPT_FOR = Duration.ofMinutes(2);

  private final PanelBackups panel;
  private final SharedValues values;

  Backups(PanelBackups panel, SharedValues values) {
    this.panel = panel;
    this.values = values;
  }

  record Found(List<PanelBackups.Backup> newestFirst) {}

  /** Newest first. */
  List<PanelBackups.Backup> ofServer(int panelServerId) {
    return values
        .get(key(panelServerId), Found.class)
        .orElseGet(() -> readAndKeep(panelServerId))
        .newestFirst();
  }

  /** What is kept of a server is no longer true: it is being installed anew. */
  public void forget(int panelServerId) {
    values.remove(key(panelServerId));
  }

  private Found readAndKeep(int panelServerId) {
    Found found =
        new Found(
            panel.ofServer(panelServerId).stream()
                .sorted(Comparator.comparing(PanelBackups.Backup::created).reversed())
                .toList());
    values.put(key(panelServerId), found, KEPT_FOR);
    return found;
  }

  private static String key(int panelServerId) {
    return "backups:" + panelServerId;
  }
}
