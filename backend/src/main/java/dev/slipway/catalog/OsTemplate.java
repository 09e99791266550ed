package dev.slipway.catalog;

import dev.slipway.panel.PanelTemplates;
import dev.slipway.store.DerivedIds;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One operating system to build with; the contract's OsTemplate.
 *
 * @param panelTemplateId the panel's own number
 * @param icon the file name of the panel's icon
 */
public record OsTemplate(
    int panelTemplateId,
    String name,
    @Nullable String version,
    @Nullable String variant,
    @Nullable String description,
    @Nullable String icon,
    boolean endOfLife) {

  static OsTemplate of(PanelTemplates.Template template) {
    return new OsTemplate(
        template.id(),
        template.name(),
        template.version(),
        template.variant(),
        template.description(),
        template.icon(),
        template.endOfLife());
  }

  /** The same wherever the template is offered. */
  public String id() {
    return DerivedIds.OS_TEMPLATE.of(panelTemplateId);
  }

  /** Name, version and variant, as people say it. */
  public String label() {
    return Stream.of(name, version, variant)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}
