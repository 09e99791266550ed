package dev.slipway.webhook;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses webhooks may go to: those of the public internet, and private networks that the
 * host has allowed. Whoever sets a webhook up chooses where this host connects to; without this
 * rule they could reach what only this host can, like the metadata service of a cloud.
 *
 * <p>The networks are those of IANA's special-purpose registries that are not globally reachable.
 * Of IPv6 only what is given out as global unicast counts as public.
 */
final class ReceiverAddresses {

  private static final List<IPAddress> NOT_PUBLIC =
      networks(
          List.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // carrier-grade NAT; a cloud's metadata service stands here too
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // a cloud's own service for its guests, on a public address
              "169.254.0.0/16", // link-local; metadata services stand here
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays, deprecated
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, broadcast
              "2001::/23", // protocol assignments, Teredo among them
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4: any IPv4 address in disguise
              "3fff::/20")); // documentation

  private static final IPAddress GLOBAL_UNICAST = network("2000::/3");

  private final List<IPAddress> allowed;

  /**
   * Takes exceptions from the rule.
   *
   * @param allowed networks (CIDR) that webhooks may go to though they are private
   * @throws dev.slipway.settings.InvalidSetting where one is not a network
   */
  ReceiverAddresses(List<String> allowed) {
    this.allowed = allowed.stream().map(ReceiverAddresses::allowedNetwork).toList();
  }

  /** Whether a webhook may go there. */
  boolean allows(InetAddress receiver) {
    IPAddress address = unmapped(new IPAddressGenerator().from(receiver.getAddress()));
    if (allowed.stream().anyMatch(network -> network.contains(address))) {
      return true;
    }
    if (address.isIPv6() && !GLOBAL_UNICAST.contains(address)) {
      return false;
    }
    return NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
  }

  /** An IPv4 address that is written as IPv6 is the same address. */
  private static IPAddress unmapped(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }

  private static IPAddress allowedNetwork(String text) {
    IPAddress address = new IPAddressString(text.strip()).getAddress();
    if (text.isBlank() || address == null || (address.isMultiple() && !address.isPrefixed())) {
      throw WebhookProperties.invalid(
          "allowed-networks",
          "has “" + text + "” in it: write networks like 10.1.2.0/24, with commas between.");
    }
    return address.toPrefixBlock();
  }

  private static List<IPAddress> networks(List<String> texts) {
    return texts.stream().map(ReceiverAddresses::network).toList();
  }

  private static IPAddress network(String text) {
    return new IPAddressString(text).getAddress().toPrefixBlock();
  }
}
