package dev.slipway.simulator.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects written down as they will look: names and values in turn, in this order. */
public final class Json {

  /** What PHP makes of an object without properties. */
  public static final List<Object> EMPTY = List.of();

  private Json() {}

  /** An object of alternating names and values. */
  public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  /** The envelope of nearly every answer. */
  public static Map<String, @Nullable Object> data(@Nullable Object value) {
    return object("data", value);
  }
}
