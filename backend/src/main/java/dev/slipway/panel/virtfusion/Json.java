package dev.slipway.panel.virtfusion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The panel's JSON, read the way it is meant. The panel is written in PHP: an empty object comes as
 * {@code []}, an unavailable one as {@code false}, a list sometimes as an object with numbers for
 * keys, a boolean as 0 or 1, a number as text or as {@code false}. Asking for something that is not
 * there, or is of another kind, gives nothing; it never fails.
 */
record Json(JsonNode node) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Json ABSENT = new Json(MissingNode.getInstance());
  private static final Set<String> YES = Set.of("1", "true");
  private static final Set<String> NO = Set.of("", "0", "false");
  private static final Pattern STARTING_NUMBER =
      Pattern.compile("^\\s*([-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d{1,3})?)");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d{1,3})?");

  private static final BigDecimal BEYOND_MEASURE = BigDecimal.TEN.pow(15);

  /** Absent where the text is not JSON. */
  static Json parse(String text) {
    // Proxies and editors leave byte order marks behind.
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      JsonNode root = MAPPER.readTree(json);
      return root == null ? ABSENT : new Json(root);
    } catch (JacksonException e) {
      return ABSENT;
    }
  }

  /** What is not there. */
  static Json absent() {
    return ABSENT;
  }

  /** JSON text of an object with these fields. */
  static String object(Map<String, ?> fields) {
    return MAPPER.writeValueAsString(fields);
  }

  /** The value below this path of field names; keys may hold dots and dashes. */
  Json at(String... path) {
    JsonNode found = node;
    for (String key : path) {
      found = found.isObject() ? found.path(key) : MissingNode.getInstance();
    }
    return new Json(found);
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isNull() {
    return node.isNull();
  }

  /** An object with something in it: {@code {}} and {@code []} are the same empty thing. */
  boolean isFilledObject() {
    return node.isObject() && !node.isEmpty();
  }

  /** Not there, or what the panel puts for an object or a list that is empty or not available. */
  boolean isNothing() {
    return node.isMissingNode()
        || node.isNull()
        || (node.isBoolean() && !node.booleanValue())
        || (node.isContainer() && node.isEmpty());
  }

  /** The field's text, trimmed, a number's digits too; null where it is empty or something else. */
  @Nullable String text(String key) {
    JsonNode value = at(key).node;
    if (!value.isString() && !value.isNumber()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  /** The field's text exactly as sent; null where it is no text. */
  @Nullable String exactText(String key) {
    return at(key).exactText();
  }

  /** This value's text exactly as sent; null where it is no text. */
  @Nullable String exactText() {
    return node.isString() ? node.stringValue() : null;
  }

  /** The field as a whole number, digits after the point cut off; null where it is none. */
  @Nullable Long number(String key) {
    JsonNode value = at(key).node;
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isString()) {
      try {
        return Long.valueOf(value.stringValue().strip());
      } catch (NumberFormatException e) {
        // Perhaps one with a point.
      }
    }
    Double decimal = decimal(key);
    return decimal == null || Math.abs(decimal) >= 0x1p63
        ? null
        : Long.valueOf(decimal.longValue());
  }

  /**
   * The field as the whole number that PHP makes of it, as figures are meant that it computes with:
   * the number that a text begins with, and 0 for what is none. Null where the field is missing.
   */
  @Nullable Long phpInteger(String key) {
    JsonNode value = at(key).node;
    if (value.isMissingNode()) {
      return null;
    }
    if (value.isNumber()) {
      Long number = number(key);
      return number == null
          ? Long.valueOf(value.doubleValue(0) < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
          : number;
    }
    if (value.isString()) {
      Matcher start = STARTING_NUMBER.matcher(value.stringValue());
      return start.find() ? clamped(new BigDecimal(start.group(1))) : 0L;
    }
    return value.asBoolean(false) || (value.isContainer() && !value.isEmpty()) ? 1L : 0L;
  }

  private static long clamped(BigDecimal number) {
    return number
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .max(BigDecimal.valueOf(Long.MIN_VALUE))
        .longValue();
  }

  /** The field as a number; null where it is none. */
  @Nullable Double decimal(String key) {
    JsonNode value = at(key).node;
    double number = value.doubleValue(Double.NaN);
    if (value.isString()) {
      String text = value.stringValue().strip();
      number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
    return Double.isFinite(number) ? number : null;
  }

  /** The field as an amount of money, exactly; null where it is none, or beyond all measure. */
  @Nullable BigDecimal amount(String key) {
    JsonNode value = at(key).node;
    BigDecimal amount = null;
    if (value.isNumber() && Double.isFinite(value.doubleValue(Double.NaN))) {
      amount = value.decimalValue();
    } else if (value.isString()) {
      String text = value.stringValue().strip();
      amount = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }
    return amount == null || amount.abs().compareTo(BEYOND_MEASURE) >= 0 ? null : amount;
  }

  /** Whether the field says yes: {@code true}, a number that is not 0, "1" or "true". */
  boolean flag(String key) {
    return Boolean.TRUE.equals(knownFlag(key));
  }

  /** The same, but null where the field says neither yes nor no. */
  @Nullable Boolean knownFlag(String key) {
    JsonNode value = at(key).node;
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.doubleValue(1) != 0;
    }
    String text = value.isString() ? value.stringValue().strip().toLowerCase(Locale.ROOT) : null;
    if (text == null || !(YES.contains(text) || NO.contains(text))) {
      return null;
    }
    return YES.contains(text);
  }

  /**
   * Whether the field holds anything but nothing or "no", for example the time at which something
   * happened.
   */
  boolean given(String key) {
    return !at(key).isNothing() && !Boolean.FALSE.equals(knownFlag(key));
  }

  /** The field as a moment, from any of the panel's spellings; one without a zone is UTC. */
  @Nullable Instant time(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /**
   * The elements of a list, or of an object that stands for one, in the order of its numeric keys.
   */
  List<Json> elements() {
    if (node.isArray()) {
      return node.values().stream().map(Json::new).toList();
    }
    if (!node.isObject()) {
      return List.of();
    }
    return node.properties().stream()
        .sorted(Comparator.comparingLong(field -> position(field.getKey())))
        .map(field -> new Json(field.getValue()))
        .toList();
  }

  /** The fields that are objects, by name. */
  Map<String, Json> objectsByName() {
    Map<String, Json> objects = new TreeMap<>();
    if (node.isObject()) {
      node.properties().stream()
          .filter(field -> field.getValue().isObject())
          .forEach(field -> objects.put(field.getKey(), new Json(field.getValue())));
    }
    return objects;
  }

  /** Every text in here, however deep, in order; other values as they are spelled. */
  List<String> allTexts() {
    List<String> texts = new ArrayList<>();
    collectTexts(node, texts);
    return texts;
  }

  private static void collectTexts(JsonNode value, List<String> texts) {
    if (value.isContainer()) {
      value.values().forEach(element -> collectTexts(element, texts));
    } else if (!value.isMissingNode() && !value.isNull() && !value.asString().isBlank()) {
      texts.add(value.asString().strip());
    }
  }

  /** Keys that are no numbers keep their order, after those that are. */
  private static long position(String key) {
    return key.matches("\\d{1,18}") ? Long.parseLong(key) : Long.MAX_VALUE;
  }
}
