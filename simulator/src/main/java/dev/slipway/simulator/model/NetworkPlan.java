package dev.slipway.simulator.model;

import dev.slipway.simulator.model.Addresses.Ipv4;
import dev.slipway.simulator.model.Addresses.Ipv6;
import java.util.List;

/** Gateways for given addresses, and addresses for servers that bring none. */
public final class NetworkPlan {

  private static final int HOSTS = 250;

  private NetworkPlan() {}

  /** An IPv4 address in a /24 whose first host is the gateway. */
  public static Ipv4 ipv4(String address) {
    String net = address.substring(0, address.lastIndexOf('.'));
    return new Ipv4(address, net + ".1", "255.255.255.0");
  }

  /** An IPv6 subnet whose gateway is the first address of its /48. */
  public static Ipv6 ipv6(String subnet, int cidr, List<String> addresses) {
    String[] groups = subnet.split(":", 4);
    return new Ipv6(subnet, cidr, groups[0] + ":" + groups[1] + ":" + groups[2] + "::1", addresses);
  }

  /** The n-th address of 198.18.0.0/15, the range that is reserved for tests of this kind. */
  static Ipv4 generated(int n) {
    int third = n / HOSTS;
    return ipv4("198." + (18 + third / 256) + "." + third % 256 + "." + (2 + n % HOSTS));
  }
}
