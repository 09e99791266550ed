package dev.slipway.simulator.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query or fields of a body, validated as the panel's framework does: numbers and
 * booleans also in quotes, unknown names ignored. Reading collects what is wrong; {@link #check}
 * refuses all of it at once.
 */
final class Input {

  private final Map<String, ?> values;
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  Input(Map<String, ?> values) {
    this.values = values;
  }

  /** Refuses the call if anything that was read is wrong. */
  void check() {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  void reject(String name, String reason) {
    errors.computeIfAbsent(name, _ -> new ArrayList<>()).add("The " + name + " field " + reason);
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  String requiredText(String name, int maxLength) {
    String text = text(name, maxLength);
    if (text != null && !text.isBlank()) {
      return text;
    }
    if (!errors.containsKey(name)) {
      reject(name, "is required.");
    }
    return "";
  }

  @Nullable String text(String name, int maxLength) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      reject(name, "must be a string.");
      return null;
    }
    if (text.codePointCount(0, text.length()) > maxLength) {
      reject(name, "must not be greater than " + maxLength + " characters.");
    }
    return text;
  }

  int requiredInteger(String name, long min, long max) {
    Integer number = integer(name, min, max);
    if (number != null) {
      return number;
    }
    if (!errors.containsKey(name)) {
      reject(name, "is required.");
    }
    return 0;
  }

  /** A number with or without a fraction. */
  BigDecimal requiredNumber(String name) {
    Object value = values.get(name);
    String text = String.valueOf(value);
    if (value == null) {
      reject(name, "is required.");
    } else if (value instanceof Boolean || !text.matches("-?\\d{1,12}(\\.\\d{1,10})?")) {
      reject(name, "must be a number.");
    } else {
      return new BigDecimal(text);
    }
    return BigDecimal.ZERO;
  }

  @Nullable Integer integer(String name, long min, long max) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    Long number = whole(value);
    if (number == null) {
      reject(name, "must be an integer.");
      return null;
    }
    if (number < min || number > max) {
      reject(name, "must be between " + min + " and " + max + ".");
      return null;
    }
    return number.intValue();
  }

  int integer(String name, int min, int max, int otherwise) {
    Integer number = integer(name, min, max);
    return number == null ? otherwise : number;
  }

  /** A list of whole numbers; empty if it is missing. */
  List<Integer> integers(String name) {
    Object value = values.get(name);
    List<Integer> numbers = new ArrayList<>();
    if (value == null) {
      return numbers;
    }
    if (!(value instanceof List<?> list)) {
      reject(name, "must be an array.");
      return numbers;
    }
    for (Object element : list) {
      Long number = element == null ? null : whole(element);
      if (number == null) {
        reject(name, "must be an array of integers.");
      } else {
        numbers.add(number.intValue());
      }
    }
    return numbers;
  }

  boolean flag(String name, boolean otherwise) {
    Object value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    return switch (String.valueOf(value)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> {
        reject(name, "must be true or false.");
        yield otherwise;
      }
    };
  }

  /** A value out of a few, in quotes or not. */
  @Nullable String choice(String name, Set<String> choices) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    String text = String.valueOf(value);
    if (!choices.contains(text)) {
      errors.put(name, List.of("The selected " + name + " is invalid."));
    }
    return text;
  }

  private static @Nullable Long whole(Object value) {
    String text = String.valueOf(value);
    return value instanceof Boolean || !text.matches("-?\\d{1,18}") ? null : Long.valueOf(text);
  }
}
