package dev.slipway.panel.virtfusion;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in their one usual spelling. Never asks a name server: what is no address is nothing.
 */
final class IpAddresses {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern V6 =
      Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(" + OCTET + "(\\." + OCTET + "){3})?");
  private static final int GROUPS = 8;

  private IpAddresses() {}

  /**
   * The address where the text is an IPv4 address: four decimal numbers without spare zeros; else
   * null.
   */
  static @Nullable String v4(@Nullable String text) {
    return text != null && V4.matcher(text).matches() ? text : null;
  }

  /** The spelling of RFC 5952 where the text is an IPv6 address without a zone; else null. */
  static @Nullable String v6(@Nullable String text) {
    if (text == null || !V6.matcher(text).matches()) {
      return null;
    }
    byte[] address;
    try {
      address = InetAddress.ofLiteral(text).getAddress();
    } catch (IllegalArgumentException e) {
      return null;
    }
    // The JDK turns an IPv4-mapped address into an IPv4 address; the panel put it among the IPv6
    // ones on purpose.
    return address.length == 4 ? "::ffff:" + dotted(address) : spelled(groups(address));
  }

  /** Either kind. */
  static @Nullable String any(@Nullable String text) {
    String v4 = v4(text);
    return v4 != null ? v4 : v6(text);
  }

  private static String dotted(byte[] address) {
    return (address[0] & 0xff)
        + "."
        + (address[1] & 0xff)
        + "."
        + (address[2] & 0xff)
        + "."
        + (address[3] & 0xff);
  }

  private static int[] groups(byte[] address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (address[2 * i] & 0xff) << 8 | (address[2 * i + 1] & 0xff);
    }
    return groups;
  }

  /**
   * Lower case, no leading zeros, and the first of the longest runs of two or more zero groups as
   * {@code ::}.
   */
  private static String spelled(int[] groups) {
    int runStart = -1;
    int runLength = 1;
    for (int start = 0; start < GROUPS; start++) {
      int end = start;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - start > runLength) {
        runStart = start;
        runLength = end - start;
      }
    }
    if (runStart < 0) {
      return joined(groups, 0, GROUPS);
    }
    return joined(groups, 0, runStart) + "::" + joined(groups, runStart + runLength, GROUPS);
  }

  private static String joined(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
