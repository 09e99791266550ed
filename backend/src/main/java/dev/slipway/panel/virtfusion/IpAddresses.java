package dev.slipway.panel.virtfusion;

import dev.slipway.address.IpAddress;
import org.jspecify.annotations.Nullable;

/** Addresses of the panel's answers in their one usual spelling; what is no address is nothing. */
final class IpAddresses {

  private IpAddresses() {}

  /** The address where the text is an IPv4 address, else null. */
  static @Nullable String v4(@Nullable String text) {
    return ofVersion(4, text);
  }

  /** The spelling of RFC 5952 where the text is an IPv6 address without a zone; else null. */
  static @Nullable String v6(@Nullable String text) {
    return ofVersion(6, text);
  }

  /** Either kind. */
  static @Nullable String any(@Nullable String text) {
    return IpAddress.parse(text).map(IpAddress::toString).orElse(null);
  }

  private static @Nullable String ofVersion(int version, @Nullable String text) {
    return IpAddress.parse(text)
        .filter(address -> address.version() == version)
        .map(IpAddress::toString)
        .orElse(null);
  }
}
