package dev.slipway.web;

import tools.jackson.databind.JsonNode;

/**
 * Finds text that is no text: JSON can write half of a surrogate pair, which is no character, and
 * which neither a database nor a hash takes.
 */
final class BrokenText {

  private BrokenText() {}

  /** Whether there is some anywhere in a value, names of properties included. */
  static boolean isIn(JsonNode value) {
    if (value.isString()) {
      return isIn(value.stringValue());
    }
    return value.propertyStream().anyMatch(property -> isIn(property.getKey()))
        || value.valueStream().anyMatch(BrokenText::isIn);
  }

  private static boolean isIn(String text) {
    return text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
