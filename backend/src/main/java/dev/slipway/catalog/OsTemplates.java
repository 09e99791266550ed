package dev.slipway.catalog;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelTemplates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What servers may be built with, kept for ten minutes: behaviour §5. Only what the panel really
 * gave is kept.
 */
@Service
public class OsTemplates {

  private static final Duration KEPT_FOR = Duration.ofMinutes(10);

  private final PanelTemplates panel;
  private final SharedValues values;
  private final CatalogProperties properties;

  OsTemplates(PanelTemplates panel, SharedValues values, CatalogProperties properties) {
    this.panel = panel;
    this.values = values;
    this.properties = properties;
  }

  record Categories(List<PanelTemplates.Category> inPanelOrder) {}

  /** The gallery of one server. */
  public List<OsTemplateGroup> ofServer(int panelServerId) {
    String key = "templates:" + panelServerId;
    Categories categories =
        values.get(key, Categories.class).orElseGet(() -> readAndKeep(key, panelServerId));
    return OsGallery.arrange(categories.inPanelOrder(), properties.osFamilies());
  }

  /** One template of a server's gallery; empty where it is not in it. */
  public Optional<OsTemplate> find(int panelServerId, String id) {
    return ofServer(panelServerId).stream()
        .flatMap(group -> group.templates().stream())
        .filter(template -> template.id().equals(id))
        .findFirst();
  }

  private Categories readAndKeep(String key, int panelServerId) {
    Categories categories = new Categories(panel.ofServer(panelServerId));
    values.put(key, categories, KEPT_FOR);
    return categories;
  }
}
