package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelBackups;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backups over HTTP. */
final class VirtFusionBackups implements PanelBackups {

  private final PanelClient panel;

  VirtFusionBackups(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public List<Backup> ofServer(int panelServerId) {
    PanelRequest request =
        PanelRequest.read("read backups", "/backups/server/" + panelServerId, Missing.SERVER_NAMED);
    Json backups = panel.read(request).at("data");
    if (!backups.node().isContainer()) {
      throw new PanelReplyUnreadable(request + " answered without backups");
    }
    return backups.elements().stream()
        .map(VirtFusionBackups::backup)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static @Nullable Backup backup(Json backup) {
    Long id = backup.number("id");
    Instant created = backup.time("created");
    return id == null || created == null
        ? null
        : new Backup(
            id,
            created,
            backup.flag("complete"),
            backup.flag("restoring"),
            backup.flag("deleting"),
            backup.at("storage").text("name"));
  }
}
