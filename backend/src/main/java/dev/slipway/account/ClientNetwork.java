package dev.slipway.account;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import org.jspecify.annotations.Nullable;

/** Whom an address belongs to, as far as limits go. */
public final class ClientNetwork {

  private static final int IPV6_PREFIX = 64;

  private ClientNetwork() {}

  /**
   * The address itself for IPv4; for IPv6 its /64, as who holds one of its addresses holds them
   * all.
   */
  public static String of(@Nullable String remoteAddress) {
    IPAddress address =
        remoteAddress == null ? null : new IPAddressString(remoteAddress).getAddress();
    if (address == null) {
      return "unknown";
    }
    if (address.isIPv6() && address.toIPv6().isIPv4Mapped()) {
      return address.toIPv6().getEmbeddedIPv4Address().toCanonicalString();
    }
    return address.isIPv6()
        ? address.toPrefixBlock(IPV6_PREFIX).toCanonicalString()
        : address.toCanonicalString();
  }
}
