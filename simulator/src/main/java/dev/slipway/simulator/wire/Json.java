package dev.slipway.simulator.wire;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object written down as it will look, a property a line and in this order. */
public final class Json extends LinkedHashMap<String, @Nullable Object> {

  /** What PHP makes of an object without properties. */
  public static final List<Object> EMPTY = List.of();

  private Json() {}

  /** An object without properties so far. */
  public static Json object() {
    return new Json();
  }

  /** The envelope of nearly every answer. */
  public static Json data(@Nullable Object value) {
    return object().with("data", value);
  }

  /** Adds a property. */
  public Json with(String name, @Nullable Object value) {
    put(name, value);
    return this;
  }
}
