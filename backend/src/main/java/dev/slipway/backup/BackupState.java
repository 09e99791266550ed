package dev.slipway.backup;

import dev.slipway.panel.PanelBackups;

/** Where a backup stands; the contract's BackupState. */
enum BackupState {
  IN_PROGRESS,
  COMPLETE,
  RESTORING,
  DELETING,
  /** Today's panels have no way to say so. */
  FAILED;

  /** What the panel's flags come to: behaviour §16. */
  static BackupState of(PanelBackups.Backup backup) {
    if (backup.deleting()) {
      return DELETING;
    }
    if (backup.restoring()) {
      return RESTORING;
    }
    return backup.complete() ? COMPLETE : IN_PROGRESS;
  }
}
