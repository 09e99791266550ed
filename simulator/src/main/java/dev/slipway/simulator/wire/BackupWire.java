package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.Backup;

/** A backup; its size is nowhere. */
public final class BackupWire {

  private BackupWire() {}

  public static Json of(Backup backup) {
    boolean progress = !backup.complete() && !backup.deleting();
    return Json.object()
        .with("id", backup.id())
        .with("serverId", backup.serverId())
        .with(
            "storage",
            Json.object().with("id", 5).with("name", "Backup Server 1").with("enabled", true))
        .with("deleting", backup.deleting())
        .with("restoring", backup.restoring())
        .with("progress", progress)
        .with("complete", backup.complete())
        .with("deleteAfter", null)
        .with("created", Times.offset(backup.created()))
        .with("updated", Times.offset(backup.created().plusSeconds(progress ? 0 : 60)));
  }
}
