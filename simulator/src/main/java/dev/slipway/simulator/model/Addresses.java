package dev.slipway.simulator.model;

import java.util.List;

/** The addresses of a server, an interface at a time. */
public final class Addresses {

  private Addresses() {}

  /** One IPv4 address as the panel lists it. */
  public record Ipv4(String address, String gateway, String netmask) {}

  /**
   * One IPv6 allocation: the panel lists the subnet, and single addresses only where they were
   * given out.
   */
  public record Ipv6(String subnet, int cidr, String gateway, List<String> addresses) {
    public Ipv6 {
      addresses = List.copyOf(addresses);
    }
  }

  /** A network interface; {@code type} is public or private. */
  public record Interface(String name, String type, List<Ipv4> ipv4, List<Ipv6> ipv6) {
    public Interface {
      ipv4 = List.copyOf(ipv4);
      ipv6 = List.copyOf(ipv6);
    }
  }
}
