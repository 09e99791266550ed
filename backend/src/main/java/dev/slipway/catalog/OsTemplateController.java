package dev.slipway.catalog;

import dev.slipway.icon.IconUrls;
import dev.slipway.panel.PanelPatience;
import dev.slipway.server.ServerView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Server.osTemplateGroups}. */
@Controller
class OsTemplateController {

  private final OsTemplates templates;
  private final PanelPatience patience;
  private final IconUrls icons;

  OsTemplateController(OsTemplates templates, PanelPatience patience, IconUrls icons) {
    this.templates = templates;
    this.patience = patience;
    this.icons = icons;
  }

  @SchemaMapping(typeName = "Server")
  @Nullable List<OsTemplateGroup> osTemplateGroups(ServerView server) {
    Integer panelServerId = server.stored().panelServerId();
    return panelServerId == null || !server.stored().isProvisioned()
        ? null
        : patience.await(() -> templates.ofServer(panelServerId));
  }

  @SchemaMapping(typeName = "OsTemplateGroup", field = "iconUrl")
  @Nullable String iconOfGroup(OsTemplateGroup group) {
    return icons.of(group.icon());
  }

  @SchemaMapping(typeName = "OsTemplate", field = "iconUrl")
  @Nullable String iconOfTemplate(OsTemplate template) {
    return icons.of(template.icon());
  }
}
