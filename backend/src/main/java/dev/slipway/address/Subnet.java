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
    if (prefixLength < 0 || prefixLength > base.bits()) {
      throw new IllegalArgumentException("There is no prefix of " + prefixLength + " bits");
    }
  }

  /** Reads a subnet; empty where the text is no address or has fewer bits than that. */
  public static Optional<Subnet> parse(@Nullable String base, int prefixLength) {
    return IpAddress.parse(base)
        .filter(address -> prefixLength >= 0 && prefixLength <= address.bits())
        .map(address -> new Subnet(address, prefixLength));
  }

  /** Whether an address of the same version lies in it. */
  public boolean contains(IpAddress address) {
    return base.beginsLike(address, prefixLength);
  }

  @Override
  public String toString() {
    return base + "/" + prefixLength;
  }
}
