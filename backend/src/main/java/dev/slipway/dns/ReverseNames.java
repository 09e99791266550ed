package dev.slipway.dns;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The names below in-addr.arpa and ip6.arpa under which the DNS keeps what an address is called.
 */
public final class ReverseNames {

  public static final String V4_ROOT = "in-addr.arpa";
  public static final String V6_ROOT = "ip6.arpa";
  private static final int NIBBLES = 32;

  private ReverseNames() {}

  /** For example {@code 5.113.0.203.in-addr.arpa.}; absolute. */
  public static String of(IpAddress address) {
    StringBuilder name = new StringBuilder();
    if (address.version() == 4) {
      for (int i = 3; i >= 0; i--) {
        name.append(address.octet(i)).append('.');
      }
      return name.append(V4_ROOT).append('.').toString();
    }
    String hex = address.hex();
    for (int i = hex.length() - 1; i >= 0; i--) {
      name.append(hex.charAt(i)).append('.');
    }
    return name.append(V6_ROOT).append('.').toString();
  }

  /**
   * The address that a name below ip6.arpa stands for; empty for any other name, that of a zone
   * included.
   */
  public static Optional<IpAddress> v6Address(String name) {
    return v6Prefix(name).filter(prefix -> prefix.prefixLength() == 4 * NIBBLES).map(Subnet::base);
  }

  /**
   * The addresses whose names end with this one; empty where it is not ip6.arpa or below it.
   *
   * @param name of a zone or a record
   */
  static Optional<Subnet> v6Prefix(String name) {
    String comparable = DnsNames.comparable(name);
    if (comparable.equals(V6_ROOT)) {
      return Optional.of(new Subnet(IpAddress.of(new byte[NIBBLES / 2]), 0));
    }
    int labels = (comparable.length() - V6_ROOT.length()) / 2;
    if (!comparable.endsWith("." + V6_ROOT)
        || labels > NIBBLES
        || comparable.length() != 2 * labels + V6_ROOT.length()) {
      return Optional.empty();
    }
    StringBuilder hex = new StringBuilder(NIBBLES);
    for (int i = labels - 1; i >= 0; i--) {
      if (!HexFormat.isHexDigit(comparable.charAt(2 * i)) || comparable.charAt(2 * i + 1) != '.') {
        return Optional.empty();
      }
      hex.append(comparable.charAt(2 * i));
    }
    hex.repeat('0', NIBBLES - labels);
    return Optional.of(new Subnet(IpAddress.of(HexFormat.of().parseHex(hex)), 4 * labels));
  }
}
