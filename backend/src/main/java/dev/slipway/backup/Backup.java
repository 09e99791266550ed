package dev.slipway.backup;

import dev.slipway.panel.PanelBackups;
import dev.slipway.store.DerivedIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One backup; the contract's Backup. */
record Backup(String id, Instant createdAt, BackupState state, @Nullable String storageName) {

  static Backup of(PanelBackups.Backup backup) {
    return new Backup(
        DerivedIds.BACKUP.of(backup.id()),
        backup.created(),
        BackupState.of(backup),
        backup.storageName());
  }
}
