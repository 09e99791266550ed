package dev.slipway.catalog;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelTemplates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    return gallery("templates:" + panelServerId, () -> panel.ofServer(panelServerId));
  }

  /** The gallery of a package: what a new server of it may be built with. */
  public List<OsTemplateGroup> ofPackage(int packageId) {
    return gallery("package-templates:" + packageId, () -> panel.ofPackage(packageId));
  }

  /** One template of a server's gallery; empty where it is not in it. */
  public Optional<OsTemplate> find(int panelServerId, String id) {
    return find(ofServer(panelServerId), id);
  }

  /** One template of a package's gallery; empty where it is not in it. */
  public Optional<OsTemplate> findInPackage(int packageId, String id) {
    return find(ofPackage(packageId), id);
  }

  private static Optional<OsTemplate> find(List<OsTemplateGroup> gallery, String id) {
    return gallery.stream()
        .flatMap(group -> group.templates().stream())
        .filter(template -> template.id().equals(id))
        .findFirst();
  }

  private List<OsTemplateGroup> gallery(String key, Supplier<List<PanelTemplates.Category>> read) {
    Categories categories =
        values.get(key, Categories.class).orElseGet(() -> readAndKeep(key, read));
    return OsGallery.arrange(categories.inPanelOrder(), properties.osFamilies());
  }

  private Categories readAndKeep(String key, Supplier<List<PanelTemplates.Category>> read) {
    Categories categories = new Categories(read.get());
    values.put(key, categories, KEPT_FOR);
    return categories;
  }
}
