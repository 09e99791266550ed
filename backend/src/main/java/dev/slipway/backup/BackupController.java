package dev.slipway.backup;

import dev.slipway.panel.PanelPatience;
import dev.slipway.server.ServerView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Server.backups}. */
@Controller
class BackupController {

  private final Backups backups;
  private final PanelPatience patience;

  BackupController(Backups backups, PanelPatience patience) {
    this.backups = backups;
    this.patience = patience;
  }

  @SchemaMapping(typeName = "Server", field = "backups")
  @Nullable List<Backup> backupsOfServer(ServerView server) {
    Integer panelServerId = server.stored().panelServerId();
    return panelServerId == null || !server.stored().isProvisioned()
        ? null
        : patience.await(() -> backups.ofServer(panelServerId)).stream().map(Backup::of).toList();
  }
}
