package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import dev.slipway.panel.PanelServer;
import dev.slipway.server.Server;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a server can have records: each single address, and the IPv6 subnets of whose hosts the
 * panel knows nothing.
 */
record ServerAddresses(Set<IpAddress> single, List<Subnet> subnets) {

  static final ServerAddresses NONE = new ServerAddresses(Set.of(), List.of());

  private static final int V6_BITS = 128;

  static ServerAddresses of(Server server) {
    PanelServer snapshot = server.snapshot();
    return of(snapshot == null ? List.of() : snapshot.addresses());
  }

  static ServerAddresses of(List<PanelServer.Address> addresses) {
    Set<IpAddress> single = new LinkedHashSet<>();
    List<Subnet> subnets = new ArrayList<>();
    for (PanelServer.Address each : addresses) {
      if (each.version() == 6 && each.prefixLength() < V6_BITS) {
        Subnet.parse(each.address(), each.prefixLength()).ifPresent(subnets::add);
      } else {
        IpAddress.parse(each.address()).ifPresent(single::add);
      }
    }
    return new ServerAddresses(single, subnets);
  }

  /** Whether an address is the server's, alone or as a host of a subnet. */
  boolean has(IpAddress address) {
    return single.contains(address)
        || subnets.stream().anyMatch(subnet -> subnet.contains(address));
  }
}
