package dev.slipway.simulator.model;

import java.util.List;

/** A family of operating systems as the panel groups them. */
public record OsCategory(
    int id, String name, String description, String icon, List<OsTemplate> templates) {
  public OsCategory {
    templates = List.copyOf(templates);
  }
}
