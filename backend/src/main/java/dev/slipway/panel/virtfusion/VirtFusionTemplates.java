package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelTemplates;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operating systems over HTTP. */
final class VirtFusionTemplates implements PanelTemplates {

  private final PanelClient panel;

  VirtFusionTemplates(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public List<Category> ofServer(int panelServerId) {
    return read(
        PanelRequest.read(
            "read templates", "/servers/" + panelServerId + "/templates", Missing.SERVER_NAMED));
  }

  @Override
  public List<Category> ofPackage(int packageId) {
    return read(
        PanelRequest.read(
            "read package templates",
            "/media/templates/fromServerPackageSpec/" + packageId,
            Missing.ANY_JSON));
  }

  private List<Category> read(PanelRequest request) {
    Json categories = panel.read(request).at("data");
    if (!categories.node().isContainer()) {
      throw new PanelReplyUnreadable(request + " answered without templates");
    }
    return categories.elements().stream()
        .map(VirtFusionTemplates::category)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static @Nullable Category category(Json category) {
    String name = category.text("name");
    return name == null
        ? null
        : new Category(
            name,
            category.text("description"),
            category.text("icon"),
            category.at("templates").elements().stream()
                .map(VirtFusionTemplates::template)
                .flatMap(Stream::ofNullable)
                .toList());
  }

  private static @Nullable Template template(Json template) {
    Long id = template.number("id");
    String name = template.text("name");
    return id == null || id <= 0 || id > Integer.MAX_VALUE || name == null
        ? null
        : new Template(
            id.intValue(),
            name,
            template.text("version"),
            template.text("variant"),
            template.text("description"),
            template.text("icon"),
            template.flag("eol"));
  }
}
