package dev.slipway.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operating systems that servers can be built with. */
public interface PanelTemplates {

  /**
   * A family of operating systems, as the panel groups them.
   *
   * @param icon the file name of the panel's icon
   */
  record Category(
      String name, @Nullable String description, @Nullable String icon, List<Template> templates) {}

  /**
   * One operating system.
   *
   * @param icon the file name of the panel's icon
   * @param endOfLife its maker has stopped mending it
   */
  record Template(
      int id,
      String name,
      @Nullable String version,
      @Nullable String variant,
      @Nullable String description,
      @Nullable String icon,
      boolean endOfLife) {}

  /**
   * What a server may be built with now, in the panel's order.
   *
   * @throws PanelNotFound where the panel has no such server
   */
  List<Category> ofServer(int panelServerId);

  /**
   * What a new server of a package may be built with, in the panel's order.
   *
   * @throws PanelNotFound where the panel has no such package
   */
  List<Category> ofPackage(int packageId);
}
