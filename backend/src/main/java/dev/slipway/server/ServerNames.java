package dev.slipway.server;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.util.regex.Pattern;

/**
 * What a server may be called: a label, not a DNS name, so case and spaces stay (behaviour §8.2).
 */
public final class ServerNames {

  private static final int MAX_CODE_POINTS = 63;

  /** What is typed or pasted along by accident; a wide space of other scripts is meant. */
  private static final Pattern OUTER_BLANKS =
      Pattern.compile("^[ \\t\\n\\r\\x00\\x0B]+|[ \\t\\n\\r\\x00\\x0B]+\\z");

  private ServerNames() {}

  /**
   * Trims and checks a name.
   *
   * @throws Refusal INVALID on {@code name}
   */
  public static String check(String given) {
    String name = OUTER_BLANKS.matcher(given).replaceAll("");
    if (name.isBlank()) {
      throw invalid("Give the server a name.");
    }
    if (name.codePointCount(0, name.length()) > MAX_CODE_POINTS) {
      throw invalid("This name is too long: use at most " + MAX_CODE_POINTS + " characters.");
    }
    if (name.chars().anyMatch(ServerNames::isControl)) {
      throw invalid(
          "This name has a control character in it, a line break or tab perhaps: remove it.");
    }
    return name;
  }

  private static boolean isControl(int character) {
    return character <= 0x1F || character == 0x7F;
  }

  private static Refusal invalid(String message) {
    return new Refusal(UserError.invalid("name", message));
  }
}
