package dev.slipway.panel.virtfusion;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A customer's external id as the panel wants it: whole numbers are its {@code extRelationId},
 * everything else is text and called {@code relStr}. Contract, "Adopting".
 */
record Relation(String externalId) {

  /** With a zero in front it would be another id as a number; more digits the panel can't hold. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

  boolean isNumber() {
    return NUMBER.matcher(externalId).matches();
  }

  /** The field of a new account. */
  String field() {
    return isNumber() ? "extRelationId" : "relStr";
  }

  /** The value of that field. */
  Object value() {
    return isNumber() ? Long.valueOf(externalId) : externalId;
  }

  /**
   * The path of an account's operation.
   *
   * @param operation what stands behind the id, without a slash
   */
  String path(String operation) {
    return pathBehind("/users/", "/" + operation);
  }

  /** A path with the id between two parts of it. */
  String pathBehind(String before, String after) {
    String segment = URLEncoder.encode(externalId, StandardCharsets.UTF_8).replace("+", "%20");
    return before + segment + after + (isNumber() ? "" : "?relStr=true");
  }
}
