package dev.slipway.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Public ids of things that live on the panel alone and have no row here: a prefix that tells the
 * type, and what it takes to find the thing again. Opaque to callers; whether a caller may see what
 * an id leads to is checked each time, never read from the id.
 */
public enum DerivedIds {
  OS_TEMPLATE_GROUP("osg", 1),
  OS_TEMPLATE("ost", 1),
  BACKUP("bak", 1),
  /** The customer and the panel's number. */
  SSH_KEY("key", 2);

  private static final String SEPARATOR = "\n";

  private final String prefix;
  private final int parts;

  DerivedIds(String prefix, int parts) {
    this.prefix = prefix + "_";
    this.parts = parts;
  }

  /** What every id of this type begins with. */
  public String prefix() {
    return prefix;
  }

  /** The id for these parts, which must hold no line breaks. */
  public String of(Object... values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(text.isEmpty() ? "" : SEPARATOR).append(value);
    }
    return prefix
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of an id; empty where it is none of this type. */
  public Optional<List<String>> parts(String id) {
    if (!id.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(id.substring(prefix.length()));
      List<String> found = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
      return found.size() == parts && of(found.toArray()).equals(id)
          ? Optional.of(found)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
