package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.Addresses.Interface;
import dev.slipway.simulator.model.Addresses.Ipv4;
import dev.slipway.simulator.model.Addresses.Ipv6;
import dev.slipway.simulator.model.PanelServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The interfaces of a server; public ones and others in separate lists. */
final class NetworkWire {

  private NetworkWire() {}

  static Map<String, @Nullable Object> of(PanelServer server) {
    return Json.object(
        "interfaces", interfaces(server, server.interfaces(), 0),
        "secondaryInterfaces", interfaces(server, server.secondaryInterfaces(), 1));
  }

  private static List<Map<String, @Nullable Object>> interfaces(
      PanelServer server, List<Interface> all, int firstNumber) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> one(server, all.get(i), i + 1, firstNumber + i))
        .toList();
  }

  private static Map<String, @Nullable Object> one(
      PanelServer server, Interface each, int order, int number) {
    int id = server.id() * 10 + number;
    Map<String, @Nullable Object> json =
        Json.object(
            "id",
            id,
            "order",
            order,
            "enabled",
            true,
            "tag",
            4_000_000_000L + id * 7_919L,
            "name",
            each.name(),
            "type",
            each.type(),
            "driver",
            1,
            "processQueues",
            null,
            "mac",
            mac(id),
            "ipv4ToMac",
            null,
            "ipv6ToMac",
            null,
            "inTrafficCount",
            true,
            "outTrafficCount",
            false,
            "inAverage",
            server.networkSpeed(),
            "inPeak",
            0,
            "inBurst",
            0,
            "outAverage",
            server.networkSpeed(),
            "outPeak",
            0,
            "outBurst",
            0,
            "ipFilter",
            true,
            "vlans",
            Json.EMPTY,
            "ipFilterType",
            "4-6",
            "portIsolated",
            false,
            "ipv4_resolver_1",
            1,
            "ipv4_resolver_2",
            2,
            "ipv6_resolver_1",
            1,
            "ipv6_resolver_2",
            2,
            "networkProfile",
            0,
            "dhcpV4",
            0,
            "dhcpV6",
            0,
            "firewallEnabled",
            false,
            "hypervisorNetwork",
            server.hypervisorId(),
            "isNat",
            false,
            "nat",
            false,
            "firewall",
            Json.EMPTY);
    json.put("hypervisorConnectivity", connectivity(server));
    json.put("ipWhitelist", Json.EMPTY);
    json.put("actions", Json.EMPTY);
    json.put("ipv4", ipv4(each.ipv4(), id));
    json.put("ipv6", ipv6(each.ipv6(), id));
    return json;
  }

  private static Map<String, @Nullable Object> connectivity(PanelServer server) {
    return Json.object(
        "id",
        server.hypervisorId(),
        "type",
        "simpleBridge",
        "bridge",
        "br0",
        "mtu",
        null,
        "primary",
        true,
        "default",
        true);
  }

  private static List<Map<String, @Nullable Object>> ipv4(List<Ipv4> all, int interfaceId) {
    return IntStream.range(0, all.size())
        .mapToObj(i ->
            Json.object(
                "id",
                interfaceId * 10 + i,
                "order",
                i + 1,
                "enabled",
                true,
                "blockId",
                1,
                "address",
                all.get(i).address(),
                "gateway",
                all.get(i).gateway(),
                "netmask",
                all.get(i).netmask(),
                "resolver1",
                "9.9.9.9",
                "resolver2",
                "149.112.112.112",
                "rdns",
                null,
                "mac",
                null))
        .toList();
  }

  private static List<Map<String, @Nullable Object>> ipv6(List<Ipv6> all, int interfaceId) {
    return IntStream.range(0, all.size())
        .mapToObj(i ->
            Json.object(
                "id",
                interfaceId * 10 + i,
                "block",
                Json.object("id", 5, "name", "IPv6"),
                "order",
                i + 1,
                "enabled",
                true,
                "addresses",
                all.get(i).addresses(),
                "addressesDetailed",
                Json.EMPTY,
                "subnet",
                all.get(i).subnet(),
                "cidr",
                all.get(i).cidr(),
                "exhausted",
                false,
                "gateway",
                all.get(i).gateway(),
                "resolver1",
                "2620:fe::fe",
                "resolver2",
                "2620:fe::9",
                "routeNet",
                false))
        .toList();
  }

  private static String mac(int id) {
    return "00:16:3E:%02X:%02X:%02X".formatted(id >> 16 & 0xFF, id >> 8 & 0xFF, id & 0xFF);
  }
}
