package dev.slipway.catalog;

import dev.slipway.store.DerivedIds;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A family of operating systems; the contract's OsTemplateGroup.
 *
 * @param icon the file name of the panel's icon
 */
public record OsTemplateGroup(
    String name, @Nullable String description, @Nullable String icon, List<OsTemplate> templates) {

  public String id() {
    return DerivedIds.OS_TEMPLATE_GROUP.of(name.toLowerCase(Locale.ROOT));
  }
}
