package dev.slipway.panel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups of servers. */
public interface PanelBackups {

  /**
   * One backup; its flags need not exclude each other.
   *
   * @param storageName where it is kept; null where the panel does not say
   */
  record Backup(
      long id,
      Instant created,
      boolean complete,
      boolean restoring,
      boolean deleting,
      @Nullable String storageName) {}

  /** In the panel's order; empty for a server without backups. */
  List<Backup> ofServer(int panelServerId);
}
