package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.Addresses.Interface;
import dev.slipway.simulator.model.Addresses.Ipv4;
import dev.slipway.simulator.model.Addresses.Ipv6;
import dev.slipway.simulator.model.PanelServer;
import java.util.List;
import java.util.stream.IntStream;

/** The interfaces of a server; public ones and others in separate lists. */
final class NetworkWire {

  private NetworkWire() {}

  static Json of(PanelServer server) {
    return Json.object()
        .with("interfaces", publicInterfaces(server))
        .with("secondaryInterfaces", interfaces(server, server.secondaryInterfaces(), 1));
  }

  static List<Json> publicInterfaces(PanelServer server) {
    return interfaces(server, server.interfaces(), 0);
  }

  private static List<Json> interfaces(PanelServer server, List<Interface> all, int firstNumber) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> one(server, all.get(i), i + 1, firstNumber + i))
        .toList();
  }

  private static Json one(PanelServer server, Interface each, int order, int number) {
    int id = server.id() * 10 + number;
    return Json.object()
        .with("id", id)
        .with("order", order)
        .with("enabled", true)
        .with("tag", 4_000_000_000L + id * 7_919L)
        .with("name", each.name())
        .with("type", each.type())
        .with("driver", 1)
        .with("processQueues", null)
        .with("mac", mac(id))
        .with("ipv4ToMac", null)
        .with("ipv6ToMac", null)
        .with("inTrafficCount", true)
        .with("outTrafficCount", false)
        .with("inAverage", server.speedIn())
        .with("inPeak", 0)
        .with("inBurst", 0)
        .with("outAverage", server.speedOut())
        .with("outPeak", 0)
        .with("outBurst", 0)
        .with("ipFilter", true)
        .with("vlans", Json.EMPTY)
        .with("ipFilterType", "4-6")
        .with("portIsolated", false)
        .with("ipv4_resolver_1", 1)
        .with("ipv4_resolver_2", 2)
        .with("ipv6_resolver_1", 1)
        .with("ipv6_resolver_2", 2)
        .with("networkProfile", 0)
        .with("dhcpV4", 0)
        .with("dhcpV6", 0)
        .with("firewallEnabled", false)
        .with("hypervisorNetwork", server.hypervisorId())
        .with("isNat", false)
        .with("nat", false)
        .with("firewall", Json.EMPTY)
        .with("hypervisorConnectivity", connectivity(server))
        .with("ipWhitelist", Json.EMPTY)
        .with("actions", Json.EMPTY)
        .with("ipv4", ipv4(each.ipv4(), id))
        .with("ipv6", ipv6(each.ipv6(), id));
  }

  private static Json connectivity(PanelServer server) {
    return Json.object()
        .with("id", server.hypervisorId())
        .with("type", "simpleBridge")
        .with("bridge", "br0")
        .with("mtu", null)
        .with("primary", true)
        .with("default", true);
  }

  private static List<Json> ipv4(List<Ipv4> all, int interfaceId) {
    return IntStream.range(0, all.size())
        .mapToObj(i ->
            Json.object()
                .with("id", interfaceId * 10 + i)
                .with("order", i + 1)
                .with("enabled", true)
                .with("blockId", 1)
                .with("address", all.get(i).address())
                .with("gateway", all.get(i).gateway())
                .with("netmask", all.get(i).netmask())
                .with("resolver1", "9.9.9.9")
                .with("resolver2", "149.112.112.112")
                .with("rdns", null)
                .with("mac", null))
        .toList();
  }

  private static List<Json> ipv6(List<Ipv6> all, int interfaceId) {
    return IntStream.range(0, all.size())
        .mapToObj(i ->
            Json.object()
                .with("id", interfaceId * 10 + i)
                .with("block", Json.object().with("id", 5).with("name", "IPv6"))
                .with("order", i + 1)
                .with("enabled", true)
                .with("addresses", all.get(i).addresses())
                .with("addressesDetailed", Json.EMPTY)
                .with("subnet", all.get(i).subnet())
                .with("cidr", all.get(i).cidr())
                .with("exhausted", false)
                .with("gateway", all.get(i).gateway())
                .with("resolver1", "2620:fe::fe")
                .with("resolver2", "2620:fe::9")
                .with("routeNet", false))
        .toList();
  }

  private static String mac(int id) {
    return "00:16:3E:%02X:%02X:%02X".formatted(id >> 16 & 0xFF, id >> 8 & 0xFF, id & 0xFF);
  }
}
