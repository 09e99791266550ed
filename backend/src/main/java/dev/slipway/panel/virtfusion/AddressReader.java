package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelServer.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server's addresses: of its public interfaces first, then of the secondary ones; each once,
 * however often and in whatever spelling the panel lists it. What is switched off is not the
 * server's to use and is left out.
 */
final class AddressReader {

  private final Map<String, Address> found = new LinkedHashMap<>();

  private AddressReader() {}

  /**
   * Reads every address of one server.
   *
   * @param server the panel's server object
   */
  static List<Address> read(Json server) {
    AddressReader reader = new AddressReader();
    boolean first = true;
    for (Json nic : enabled(server.at("network", "interfaces"))) {
      reader.readInterface(nic, first);
      first = false;
    }
    for (Json nic : enabled(server.at("network", "secondaryInterfaces"))) {
      reader.readInterface(nic, false);
    }
    return List.copyOf(reader.found.values());
  }

  private static List<Json> enabled(Json list) {
    return list.elements().stream()
        .filter(element -> element.isObject())
        .filter(element -> !Boolean.FALSE.equals(element.knownFlag("enabled")))
        .toList();
  }

  private void readInterface(Json nic, boolean holdsPrimary) {
    boolean primary = holdsPrimary;
    for (Json entry : enabled(nic.at("ipv4"))) {
      String address =
          firstOf(
              IpAddresses.v4(entry.exactText("address")), IpAddresses.v4(entry.exactText("ip")));
      if (address != null) {
        add(new Address(address, 4, 32, gateway(entry), primary));
        primary = false;
      }
    }
    enabled(nic.at("ipv6")).forEach(this::readV6);
  }

  private void readV6(Json entry) {
    String address = v6Of(entry);
    if (address != null) {
      addV6(address, 128, entry);
    } else {
      readSubnet(entry);
    }
    // Single addresses out of the subnet; their elements are texts or objects, depending on the
    // version.
    for (String list : List.of("addresses", "addressesDetailed")) {
      for (Json element : entry.at(list).elements()) {
        String listed = firstOf(IpAddresses.v6(element.exactText()), v6Of(element));
        if (listed != null) {
          addV6(listed, 128, entry);
        }
      }
    }
  }

  private void readSubnet(Json entry) {
    String subnet = IpAddresses.v6(entry.exactText("subnet"));
    Long length = entry.number("cidr");
    if (subnet != null && length != null && length >= 1 && length <= 128) {
      addV6(subnet, length.intValue(), entry);
    }
  }

  private void addV6(String address, int prefixLength, Json entry) {
    add(new Address(address, 6, prefixLength, gateway(entry), false));
  }

  private void add(Address address) {
    found.putIfAbsent(address.address() + "/" + address.prefixLength(), address);
  }

  /** An empty {@code address} does not hide a valid {@code ip}. */
  private static @Nullable String v6Of(Json entry) {
    return firstOf(
        IpAddresses.v6(entry.exactText("address")), IpAddresses.v6(entry.exactText("ip")));
  }

  private static @Nullable String gateway(Json entry) {
    return IpAddresses.any(entry.text("gateway"));
  }

  private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
