package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseNames;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ZoneFinder;
import dev.slipway.dns.ZoneMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
  private static final int SERVERS_AT_ONCE = 16;

  private final ReverseZones dns;
  private final ZoneList zones;
  private final ForwardVerdicts verdicts;

  ReverseDnsList(ReverseZones dns, ZoneList zones, ForwardVerdicts verdicts) {
    this.dns = dns;
    this.zones = zones;
    this.verdicts = verdicts;
  }

  /**
   * What came of one server.
   *
   * @param failure why there are no records; null where there are
   */
  record Listed(List<ReverseDnsRecord> records, @Nullable DnsException failure) {

    /** Of a server that has no addresses, as it is not there yet. */
    static final Listed NOTHING = new Listed(List.of(), null);

    static Listed failed(DnsException failure) {
      return new Listed(List.of(), failure);
    }
  }

  /**
   * Lists them for several servers: the zones of a page's servers are mostly the same, and each is
   * read once.
   *
   * @param servers the addresses of each, by its id
   * @return one for each, by its id; failed where the DNS server says nothing at all of a server's
   *     zones
   */
  Map<String, Listed> of(Map<String, ServerAddresses> servers) {
    List<String> ids = List.copyOf(servers.keySet());
    List<Listed> listed = ids.isEmpty() ? List.of() : list(List.copyOf(servers.values()));
    Map<String, Listed> byId = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      byId.put(ids.get(i), listed.get(i));
    }
    return byId;
  }

  private List<Listed> list(List<ServerAddresses> servers) {
    List<Plan> plans;
    try {
      plans = plans(servers);
    } catch (DnsException e) {
      return servers.stream().map(server -> Listed.failed(e)).toList();
    }
    ZoneContents contents =
        ZoneContents.read(
            dns,
            plans.stream().flatMap(plan -> plan.matches().values().stream()).toList(),
            plans.stream().flatMap(plan -> plan.whole().stream()).collect(Collectors.toSet()));
    return InParallel.map(plans, SERVERS_AT_ONCE, plan -> list(plan, contents));
  }

  private List<Plan> plans(List<ServerAddresses> servers) {
    ZoneList.Found list = zones.current();
    List<Plan> plans = plans(list.finder(), servers);
    // A zone may have been made since; and nobody would notice that the server is away.
    return list.fromMemory() && plans.stream().anyMatch(Plan::needsNoRead)
        ? plans(zones.freshFinder(), servers)
        : plans;
  }

  private static List<Plan> plans(ZoneFinder finder, List<ServerAddresses> servers) {
    return servers.stream().map(server -> Plan.of(finder, server)).toList();
  }

  private Listed list(Plan plan, ZoneContents contents) {
    Optional<DnsException> failure = contents.failedAltogether(plan.zones());
    if (failure.isPresent()) {
      return Listed.failed(failure.get());
    }
    ServerAddresses addresses = plan.addresses();
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
    return new Listed(records, null);
  }

  /** Which zones have to be read for which addresses and subnets. */
  private record Plan(
      ServerAddresses addresses,
      Map<IpAddress, ZoneMatch> matches,
      Map<Subnet, List<ReverseZone>> subnets) {

    static Plan of(ZoneFinder finder, ServerAddresses addresses) {
      Map<IpAddress, ZoneMatch> matches = new LinkedHashMap<>();
      for (IpAddress address : addresses.single()) {
        finder.find(address).ifPresent(match -> matches.put(address, match));
      }
      Map<Subnet, List<ReverseZone>> subnets = new LinkedHashMap<>();
      addresses.subnets().forEach(subnet -> subnets.put(subnet, finder.touching(subnet)));
      return new Plan(addresses, matches, subnets);
    }

    Set<ReverseZone> whole() {
      Set<ReverseZone> all = new LinkedHashSet<>();
      subnets.values().forEach(all::addAll);
      return all;
    }

    Set<ReverseZone> zones() {
      Set<ReverseZone> all = whole();
      matches.values().forEach(match -> all.add(match.zone()));
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
