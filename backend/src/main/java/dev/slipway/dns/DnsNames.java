package dev.slipway.dns;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of the DNS as texts: how they compare, how they are written down, which are host names. */
public final class DnsNames {

  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /** A last label of digits alone would be an address; one that begins with xn-- is in Unicode. */
  private static final String LAST_LABEL =
      "(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])";

  private static final Pattern HOST =
      Pattern.compile("(?:" + LABEL + "\\.)+" + LAST_LABEL + "\\.?");

  private DnsNames() {}

  /** What people leave around a name that they paste: blanks, line ends and control characters. */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0' || c == '\u000b';
  }

  /** The form to compare by: lower case, without blanks around it and dots at its end. */
  public static String comparable(String name) {
    String trimmed = trim(name);
    int end = trimmed.length();
    while (end > 0 && trimmed.charAt(end - 1) == '.') {
      end--;
    }
    StringBuilder lower = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = trimmed.charAt(i);
      // Only ASCII has cases in the DNS.
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lower.toString();
  }

  /** Whether two names are the same to the DNS. */
  public static boolean same(String one, String other) {
    return comparable(one).equals(comparable(other));
  }

  /** With the one dot at its end that says: this is the whole name. */
  public static String absolute(String name) {
    return withoutDots(name) + ".";
  }

  /** As people read it. */
  public static String withoutDots(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '.') {
      end--;
    }
    return name.substring(0, end);
  }

  /**
   * Whether a record may point to this name: at least two labels of letters, digits and hyphens,
   * the last one of letters or in the form {@code xn--…}; 253 characters at most. One dot may stand
   * at the end, blanks may not.
   */
  public static boolean isHost(String name) {
    return withoutDots(name).length() <= MAX_LENGTH && HOST.matcher(name).matches();
  }

  /** The form to find a name by that a server gave: a blank is a part of such a name. */
  static String key(String name) {
    return withoutDots(name).toLowerCase(Locale.ROOT);
  }
}
