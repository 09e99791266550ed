package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseNames;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ReverseZones.Change;
import dev.slipway.dns.ZoneFinder;
import dev.slipway.dns.ZoneMatch;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Deletes the records of addresses that a server has no longer, whatever they say: those of single
 * addresses and of all hosts in its subnets.
 */
@Component
class DeleteRecords {

  private final Servers servers;
  private final ReverseZones dns;
  private final ZoneList zones;

  DeleteRecords(Servers servers, ReverseZones dns, ZoneList zones) {
    this.servers = servers;
    this.dns = dns;
    this.zones = zones;
  }

  /**
   * Deletes what is there.
   *
   * @param former what the server had
   * @param kept what it still has
   * @return how many there were
   * @throws DnsUnavailable where not all could be looked at or deleted
   */
  int delete(Server server, ServerAddresses former, ServerAddresses kept) {
    ZoneFinder finder = zones.freshFinder();
    Map<IpAddress, ZoneMatch> single = new LinkedHashMap<>();
    former.single().stream()
        .filter(address -> !kept.has(address))
        .forEach(address -> finder.find(address).ifPresent(match -> single.put(address, match)));
    Set<ReverseZone> whole = new LinkedHashSet<>();
    former.subnets().forEach(subnet -> whole.addAll(finder.touching(subnet)));
    ZoneContents contents = ZoneContents.read(dns, single.values(), whole);
    Map<ZoneMatch, Found> found = new LinkedHashMap<>();
    single.forEach((address, match) -> {
      requireRead(contents, match.zone());
      contents.get(match).ifPresent(record -> found.put(match, new Found(address, record)));
    });
    for (ReverseZone zone : whole) {
      requireRead(contents, zone);
      found.putAll(hosts(zone, contents, former.subnets(), kept));
    }
    if (found.isEmpty()) {
      return 0;
    }
    List<ServerAddresses> others = addressesOfOthers(server);
    found.values().removeIf(each -> isAnothers(each, server, others));
    return delete(found.keySet());
  }

  private record Found(IpAddress address, PtrRecord record) {}

  private static void requireRead(ZoneContents contents, ReverseZone zone) {
    contents
        .failure(zone)
        .ifPresent(failure -> {
          throw failure;
        });
  }

  private static Map<ZoneMatch, Found> hosts(
      ReverseZone zone, ZoneContents contents, List<Subnet> subnets, ServerAddresses kept) {
    Map<ZoneMatch, Found> found = new LinkedHashMap<>();
    contents
        .records(zone)
        .forEach((name, record) -> {
          Optional<IpAddress> address = ReverseNames.v6Address(name);
          if (address.isPresent()
              && !kept.has(address.get())
              && subnets.stream().anyMatch(subnet -> subnet.contains(address.get()))) {
            found.put(new ZoneMatch(zone, record.name()), new Found(address.get(), record));
          }
        });
    return found;
  }

  private List<ServerAddresses> addressesOfOthers(Server server) {
    return servers.provisioned().stream()
        .filter(other -> !other.id().equals(server.id()))
        .map(ServerAddresses::of)
        .toList();
  }

  /**
   * While this waited for the DNS server, the address may have become another server's. Then the
   * record is that one's, unless it still says the name of this one.
   */
  private static boolean isAnothers(Found found, Server server, List<ServerAddresses> others) {
    boolean saysThisServer =
        RecordNames.of(server)
            .filter(name -> DnsNames.same(name, found.record().hostname()))
            .isPresent();
    return !saysThisServer && others.stream().anyMatch(other -> other.has(found.address()));
  }

  private int delete(Set<ZoneMatch> matches) {
    ZoneWrites writes = new ZoneWrites();
    matches.forEach(match -> writes.add(match, new Change.Remove(match.recordName())));
    Map<String, DnsException> failures = writes.make(dns);
    for (DnsException failure : failures.values()) {
      if (failure instanceof DnsUnavailable) {
        throw failure;
      }
    }
    return matches.size() - failures.size();
  }
}
