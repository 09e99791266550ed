package dev.slipway.simulator.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An operating system that can be installed; {@code type} is linux, windows or unix. */
public record OsTemplate(
    int id,
    String name,
    String version,
    @Nullable String variant,
    @Nullable String description,
    String icon,
    String type,
    boolean eol,
    LocalDate eolDate) {

  /** Name, version and variant, as the panel puts them together for an installed system. */
  public String label() {
    String base = name + " " + version;
    return variant == null || variant.isEmpty() ? base : base + " " + variant;
  }
}
