package dev.slipway.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One IPv4 or IPv6 address. Two spellings of one address are equal. Never asks a name server: what
 * is no address is nothing.
 */
public final class IpAddress {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern V6 =
      Pattern.compile("[0-9A-Fa-f:]*:([0-9A-Fa-f]*|" + OCTET + "(\\." + OCTET + "){3})");
  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;
  private static final int GROUPS = 8;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads four decimal numbers without spare zeros, or any spelling of an IPv6 address without a
   * zone; empty for any other text, blanks around it included.
   */
  public static Optional<IpAddress> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    boolean v4 = V4.matcher(text).matches();
    if (!v4 && (!V6.matcher(text).matches() || hasNoRoomForZeros(text))) {
      return Optional.empty();
    }
    try {
      byte[] read = InetAddress.ofLiteral(text).getAddress();
      return Optional.of(new IpAddress(v4 || read.length == V6_BYTES ? read : mapped(read)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@code ::} stands for one group at least; the JDK takes it for none, too. */
  private static boolean hasNoRoomForZeros(String text) {
    int groups = text.contains(".") ? 1 : 0;
    for (String group : text.split(":", -1)) {
      groups += group.isEmpty() ? 0 : 1;
    }
    return text.contains("::") && groups >= GROUPS;
  }

  /**
   * The address with these bits.
   *
   * @param bytes 4 or 16
   */
  public static IpAddress of(byte[] bytes) {
    if (bytes.length != V4_BYTES && bytes.length != V6_BYTES) {
      throw new IllegalArgumentException("An address has 4 or 16 bytes, not " + bytes.length);
    }
    return new IpAddress(bytes.clone());
  }

  /** The JDK makes an IPv4 address of an IPv4-mapped one; whoever wrote it like that meant IPv6. */
  private static byte[] mapped(byte[] v4) {
    byte[] v6 = new byte[V6_BYTES];
    v6[10] = (byte) 0xff;
    v6[11] = (byte) 0xff;
    System.arraycopy(v4, 0, v6, 12, V4_BYTES);
    return v6;
  }

  /** 4 or 6. */
  public int version() {
    return bytes.length == V4_BYTES ? 4 : 6;
  }

  /** All bits: 4 or 16 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** One byte, 0 to 255. */
  public int octet(int index) {
    return bytes[index] & 0xff;
  }

  /** Two lower-case digits for each byte. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** The usual spelling, for IPv6 that of RFC 5952. */
  @Override
  public String toString() {
    if (version() == 4) {
      return dotted(0);
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = octet(2 * i) << 8 | octet(2 * i + 1);
    }
    return isMapped() ? "::ffff:" + dotted(12) : spelled(groups);
  }

  private boolean isMapped() {
    return octet(10) == 0xff
        && octet(11) == 0xff
        && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
  }

  private String dotted(int from) {
    return octet(from) + "." + octet(from + 1) + "." + octet(from + 2) + "." + octet(from + 3);
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
