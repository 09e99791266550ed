package dev.slipway.dns;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A zone for a part of a /24, as RFC 2317 delegates it: {@code 64/26.113.0.203.in-addr.arpa.} The
 * second number is the length of the prefix up to 32, and the number of addresses above. That
 * number need not be a power of two: such a zone is of no network's size, but a name server serves
 * it all the same.
 *
 * @param parent the name of the /24's zone, comparable
 * @param first the first last octet that it covers
 * @param last the last one
 */
record ClasslessZone(String parent, int first, int last) {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern NAME =
      Pattern.compile(
          "([0-9]{1,18})/([0-9]{1,18})\\.("
              + OCTET
              + "\\."
              + OCTET
              + "\\."
              + OCTET
              + "\\.in-addr\\.arpa)");
  private static final int LONGEST_PREFIX = 32;
  private static final int SHORTEST_PREFIX = 24;
  private static final int ADDRESSES = 256;

  /**
   * Reads the name of a zone; empty where it is none of these.
   *
   * @param zone comparable or not
   */
  static Optional<ClasslessZone> parse(String zone) {
    Matcher matcher = NAME.matcher(DnsNames.key(zone));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(matcher.group(1));
    long second = Long.parseLong(matcher.group(2));
    long size = size(second);
    return size < 1 || first % size != 0 || first + size > ADDRESSES
        ? Optional.empty()
        : Optional.of(new ClasslessZone(matcher.group(3), (int) first, (int) (first + size - 1)));
  }

  /** How many addresses; 0 where the number says nothing. */
  private static long size(long number) {
    if (number > LONGEST_PREFIX) {
      return number;
    }
    return number < SHORTEST_PREFIX ? 0 : 1L << (LONGEST_PREFIX - number);
  }

  int size() {
    return last - first + 1;
  }
}
