package dev.slipway.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All addresses that begin with the same bits.
 *
 * @param base any address of it
 * @param prefixLength how many bits are the same
 */
public record Subnet(IpAddress base, int prefixLength) {

  public Subnet {
    if (prefixLength < 0 || prefixLength > base.bytes().length * 8) {
      throw new IllegalArgumentException("There is no prefix of " + prefixLength + " bits");
    }
  }

  /** Reads a subnet; empty where the text is no address or has fewer bits than that. */
  public static Optional<Subnet> parse(@Nullable String base, int prefixLength) {
    return IpAddress.parse(base)
        .filter(address -> prefixLength >= 0 && prefixLength <= address.bytes().length * 8)
        .map(address -> new Subnet(address, prefixLength));
  }

  /** Whether an address of the same version lies in it. */
  public boolean contains(IpAddress address) {
    if (address.version() != base.version()) {
      return false;
    }
    byte[] these = base.bytes();
    byte[] those = address.bytes();
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((these[bit / 8] & mask) != (those[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return base + "/" + prefixLength;
  }
}
