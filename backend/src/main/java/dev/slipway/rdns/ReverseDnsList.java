package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseNames;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ZoneFinder;
import dev.slipway.dns.ZoneMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * What the addresses of a server are called: its subnets, each followed by the hosts in it that
 * have a record, then its single addresses.
 */
@Service
class ReverseDnsList {

  /** A subnet has room for any number of hosts. */
  private static final int MAX_HOSTS = 500;

  private static final int LOOKUPS_AT_ONCE = 32;

  private final ReverseZones dns;
  private final ZoneList zones;
  private final ForwardVerdicts verdicts;

  ReverseDnsList(ReverseZones dns, ZoneList zones, ForwardVerdicts verdicts) {
    this.dns = dns;
    this.zones = zones;
    this.verdicts = verdicts;
  }

  /**
   * Lists them.
   *
   * @throws dev.slipway.dns.DnsUnavailable where the DNS server says nothing at all
   */
  List<ReverseDnsRecord> of(ServerAddresses addresses) {
    ZoneList.Found list = zones.current();
    Plan plan = Plan.of(list.finder(), addresses);
    if (list.fromMemory() && plan.needsNoRead()) {
      // A zone may have been made since; and nobody would notice that the server is away.
      plan = Plan.of(zones.freshFinder(), addresses);
    }
    ZoneContents contents = ZoneContents.read(dns, plan.matches().values(), plan.whole());
    contents
        .failedAltogether()
        .ifPresent(failure -> {
          throw failure;
        });
    List<ReverseDnsRecord> records = new ArrayList<>();
    for (Subnet subnet : addresses.subnets()) {
      List<ReverseZone> touching = plan.subnets().getOrDefault(subnet, List.of());
      records.add(ReverseDnsRecord.of(subnet, touching.isEmpty() ? null : touching.getFirst()));
      records.addAll(hosts(subnet, touching, contents, addresses.single()));
    }
    Map<IpAddress, ZoneMatch> matches = plan.matches();
    records.addAll(
        InParallel.map(
            addresses.single(),
            LOOKUPS_AT_ONCE,
            address -> record(address, Optional.ofNullable(matches.get(address)), contents)));
    return records;
  }

  /** Which zones have to be read for which addresses and subnets. */
  private record Plan(Map<IpAddress, ZoneMatch> matches, Map<Subnet, List<ReverseZone>> subnets) {

    static Plan of(ZoneFinder finder, ServerAddresses addresses) {
      Map<IpAddress, ZoneMatch> matches = new LinkedHashMap<>();
      for (IpAddress address : addresses.single()) {
        finder.find(address).ifPresent(match -> matches.put(address, match));
      }
      Map<Subnet, List<ReverseZone>> subnets = new LinkedHashMap<>();
      addresses.subnets().forEach(subnet -> subnets.put(subnet, finder.touching(subnet)));
      return new Plan(matches, subnets);
    }

    Set<ReverseZone> whole() {
      Set<ReverseZone> all = new LinkedHashSet<>();
      subnets.values().forEach(all::addAll);
      return all;
    }

    boolean needsNoRead() {
      return matches.isEmpty() && whole().isEmpty();
    }
  }

  private List<ReverseDnsRecord> hosts(
      Subnet subnet,
      List<ReverseZone> touching,
      ZoneContents contents,
      Set<IpAddress> listedAnyway) {
    Map<IpAddress, Host> hosts = new TreeMap<>(Comparator.comparing(IpAddress::hex));
    for (ReverseZone zone : touching) {
      contents
          .records(zone)
          .forEach((name, record) ->
              ReverseNames.v6Address(name)
                  .filter(subnet::contains)
                  .filter(address -> !listedAnyway.contains(address))
                  .ifPresent(address -> hosts.putIfAbsent(address, new Host(zone, record))));
    }
    return InParallel.map(
        hosts.entrySet().stream().limit(MAX_HOSTS).toList(),
        LOOKUPS_AT_ONCE,
        host -> confirmed(host.getKey(), host.getValue().record(), host.getValue().zone()));
  }

  private record Host(ReverseZone zone, PtrRecord record) {}

  private ReverseDnsRecord record(
      IpAddress address, Optional<ZoneMatch> match, ZoneContents contents) {
    if (match.isEmpty()) {
      return ReverseDnsRecord.of(address, ReverseDnsStatus.NO_ZONE, null, null);
    }
    ReverseZone zone = match.get().zone();
    if (contents.failure(zone).isPresent()) {
      return ReverseDnsRecord.of(address, ReverseDnsStatus.ERROR, null, zone);
    }
    return contents
        .get(match.get())
        .map(record -> confirmed(address, record, zone))
        .orElseGet(() -> ReverseDnsRecord.of(address, ReverseDnsStatus.MISSING, null, zone));
  }

  private ReverseDnsRecord confirmed(IpAddress address, PtrRecord record, ReverseZone zone) {
    ReverseDnsStatus status =
        verdicts.shown(record.hostname(), address)
            ? ReverseDnsStatus.VERIFIED
            : ReverseDnsStatus.UNVERIFIED;
    return ReverseDnsRecord.of(address, status, record, zone);
  }
}
