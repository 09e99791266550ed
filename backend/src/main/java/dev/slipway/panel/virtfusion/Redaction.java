package dev.slipway.panel.virtfusion;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The panel's JSON for a person to read, without what could let somebody in and without what is too
 * long to read: behaviour §31. New fields come with every release of the panel, so what a field is
 * called decides, and what its text looks like.
 */
final class Redaction {

  static final String REMOVED = "(removed)";

  /** Names of what is secret, or may have something secret in it, however they are spelled. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "pass(word|wd|phrase)?|token|secret|private|credential|auth|ssh|api.?key|\\bkeys?\\b|public$"
              + "|publickey|vnc|wss|screen|cloud.?init|user.?data|user.?config|mac.?key",
          Pattern.CASE_INSENSITIVE);

  /** Keys and certificates, links with something secret in their query, tokens in three parts. */
  private static final Pattern SECRET_TEXT =
      Pattern.compile(
          "-----BEGIN|[?&](token|key|signature|password)=|^eyJ[A-Za-z0-9_-]{10,}|^ssh-|^ecdsa-|^sk-");

  private static final int LONGEST_TEXT = 500;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Redaction() {}

  static String of(Json document) {
    return MAPPER.writeValueAsString(redacted(document.node()));
  }

  private static JsonNode redacted(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(field ->
              object.set(
                  field.getKey(),
                  mayBeSecret(field.getKey(), field.getValue())
                      ? StringNode.valueOf(REMOVED)
                      : redacted(field.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      value.values().forEach(element -> array.add(redacted(element)));
      return array;
    }
    return value.isString() ? text(value.stringValue()) : value;
  }

  /** Whether a switch is on, how many there are, or that there is nothing, is no secret. */
  private static boolean mayBeSecret(String name, JsonNode value) {
    boolean harmless =
        value.isNull() || value.isBoolean() || (value.isContainer() && value.isEmpty());
    return !harmless && SECRET_NAME.matcher(name).find();
  }

  private static JsonNode text(String text) {
    if (SECRET_TEXT.matcher(text).find()) {
      return StringNode.valueOf(REMOVED);
    }
    return StringNode.valueOf(
        text.length() <= LONGEST_TEXT ? text : "(" + text.length() + " characters left out)");
  }
}
