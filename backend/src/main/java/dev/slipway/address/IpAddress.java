package dev.slipway.address;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One IPv4 or IPv6 address. Two spellings of one address are equal. Never asks a name server: what
 * is no address is nothing.
 *
 * <p>The library below it reads and compares, but takes networks, ranges and {@code *} for
 * addresses, too; of this type there are single ones only.
 */
public final class IpAddress {

  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .allowPrefix(false)
          .allowMask(false)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .allowBinary(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getEmbeddedIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .getEmbeddedIPv4AddressParentBuilder()
          .getParentBuilder()
          .toParams();

  private final IPAddress address;

  private IpAddress(IPAddress address) {
    this.address = address;
  }

  /**
   * Reads four decimal numbers without spare zeros, or any spelling of an IPv6 address without a
   * zone; empty for any other text, blanks around it included.
   */
  public static Optional<IpAddress> parse(@Nullable String text) {
    if (text == null || !text.equals(text.strip())) {
      return Optional.empty();
    }
    return Optional.ofNullable(new IPAddressString(text, STRICT).getAddress()).map(IpAddress::new);
  }

  /**
   * The address with these bits.
   *
   * @param bytes 4 or 16
   */
  public static IpAddress of(byte[] bytes) {
    if (bytes.length != 4 && bytes.length != 16) {
      throw new IllegalArgumentException("An address has 4 or 16 bytes, not " + bytes.length);
    }
    return new IpAddress(new IPAddressGenerator().from(bytes));
  }

  /** 4 or 6. */
  public int version() {
    return address.isIPv4() ? 4 : 6;
  }

  /** How many bits it has: 32 or 128. */
  int bits() {
    return address.getBitCount();
  }

  /** Whether another address of the same version begins with the same bits. */
  boolean beginsLike(IpAddress other, int bits) {
    return address.toPrefixBlock(bits).contains(other.address);
  }

  /** All bits: 4 or 16 bytes. */
  public byte[] bytes() {
    return address.getBytes();
  }

  /** One byte, 0 to 255. */
  public int octet(int index) {
    return bytes()[index] & 0xff;
  }

  /** Two lower-case digits for each byte. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** The usual spelling, for IPv6 that of RFC 5952. */
  @Override
  public String toString() {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().toMixedString()
        : address.toCanonicalString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }
}
