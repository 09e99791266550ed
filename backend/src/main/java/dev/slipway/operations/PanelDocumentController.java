package dev.slipway.operations;

import dev.slipway.panel.PanelInventory;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelPatience;
import dev.slipway.server.ServerView;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Server.panelDocument}: the panel's own words, for operators. */
@Controller
class PanelDocumentController {

  private final PanelInventory panel;
  private final PanelPatience patience;

  PanelDocumentController(PanelInventory panel, PanelPatience patience) {
    this.panel = panel;
    this.patience = patience;
  }

  @SchemaMapping(typeName = "Server")
  @Nullable String panelDocument(ServerView server) {
    Integer panelServerId = server.stored().panelServerId();
    if (panelServerId == null) {
      return null;
    }
    try {
      return patience.await(() -> panel.readDocument(panelServerId));
    } catch (PanelNotFound e) {
      return null;
    }
  }
}
