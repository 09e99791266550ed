package dev.slipway.token;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses and networks that a token may be used from, each in its shortest spelling.
 *
 * @param networks everywhere where empty
 */
record AddressList(List<String> networks) {

  /** Plain addresses and CIDR: no wildcards, ranges, leading zeros or names. */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
          .allowMask(false)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .getParentBuilder()
          .toParams();

  /**
   * Reads one entry.
   *
   * @return for example {@code 203.0.113.0/24}; host bits of a network are dropped. Empty where the
   *     text is neither an address nor a network.
   */
  static Optional<String> read(String text) {
    IPAddress network = new IPAddressString(text.strip(), STRICT).getAddress();
    return network == null
        ? Optional.empty()
        : Optional.of(unmapped(network.toPrefixBlock()).toCanonicalString());
  }

  /**
   * Whether a caller from there may use the token.
   *
   * @param remoteAddress null where unknown, which is from nowhere
   */
  boolean allows(@Nullable String remoteAddress) {
    if (networks.isEmpty()) {
      return true;
    }
    IPAddress from = remoteAddress == null ? null : new IPAddressString(remoteAddress).getAddress();
    if (from == null) {
      return false;
    }
    IPAddress plain = unmapped(from.withoutPrefixLength());
    return networks.stream()
        .map(network -> new IPAddressString(network).getAddress())
        .anyMatch(network -> network != null && network.contains(plain));
  }

  /** An IPv4 address that is written as IPv6 is the same address. */
  private static IPAddress unmapped(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }
}
