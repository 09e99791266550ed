package dev.slipway.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What browsers call themselves, in plain words. Only the names that people know are told apart;
 * libraries for this know thousands of devices, and grow old with them.
 */
final class UserAgent {

  private static final int LONGEST_KEPT = 512;

  /** By what is in the header. Many say that they are others too: the first that fits counts. */
  private static final Map<String, String> BROWSERS =
      inOrder(
          "Edg", "Edge",
          "OPR/", "Opera",
          "SamsungBrowser/", "Samsung Internet",
          "Vivaldi/", "Vivaldi",
          "Firefox/", "Firefox",
          "FxiOS/", "Firefox",
          "CriOS/", "Chrome",
          "Chrome/", "Chrome",
          "Safari/", "Safari",
          "curl/", "curl");

  private static final Map<String, String> SYSTEMS =
      inOrder(
          "Android", "Android",
          "iPhone", "iPhone",
          "iPad", "iPad",
          "Windows", "Windows",
          "Macintosh", "macOS",
          "CrOS", "ChromeOS",
          "Linux", "Linux");

  private UserAgent() {}

  /** As much of the header as is stored. */
  static @Nullable String kept(@Nullable String header) {
    return header == null || header.length() <= LONGEST_KEPT
        ? header
        : header.substring(0, LONGEST_KEPT);
  }

  static @Nullable String browser(@Nullable String header) {
    return first(BROWSERS, header);
  }

  static @Nullable String operatingSystem(@Nullable String header) {
    return first(SYSTEMS, header);
  }

  /** Both, for example {@code Firefox, Windows}; null where neither can be told. */
  static @Nullable String device(@Nullable String header) {
    List<String> known =
        Stream.of(browser(header), operatingSystem(header)).filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : String.join(", ", known);
  }

  private static @Nullable String first(Map<String, String> names, @Nullable String header) {
    if (header == null) {
      return null;
    }
    return names.entrySet().stream()
        .filter(name -> header.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, String> inOrder(String... names) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i += 2) {
      map.put(names[i], names[i + 1]);
    }
    return map;
  }
}
