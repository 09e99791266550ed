package dev.slipway.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.cluster.SharedValues;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsRefused;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.ForwardLookup;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.Zones;
import dev.slipway.rdns.Reconcile.Counts;
import dev.slipway.rdns.Reconcile.Overwrites;
import dev.slipway.rdns.Reconcile.Wish;
import dev.slipway.rdns.ReverseDnsList.Listed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many calls it takes to bring many servers' records in line, and what failures do to it. */
class ReconcileTest {

  private static final int SERVERS = 1_000;
  private static final int ZONES = 20;

  private final CountingZones dns = new CountingZones();
  private final Set<String> leadingNowhere = new HashSet<>();
  private final Reconcile reconcile =
      new Reconcile(
          dns,
          new ZoneList(dns, new NothingKept(), properties()),
          new ForwardVerdicts(lookup(), new NothingKept(), properties()),
          properties());

  @Test
  void takesOneListOneReadOfEachZoneAndFewWritesForAThousandServers() {
    List<Wish> servers = servers();
    assertThat(reconcile.fulfil(servers, Overwrites.NOTHING))
        .isEqualTo(new Counts(4 * SERVERS, 0, 0, 0));
    assertThat(dns.lists).hasValue(1);
    assertThat(dns.reads).hasSize(ZONES).allSatisfy((zone, reads) -> assertThat(reads).hasValue(1));
    assertThat(dns.changes.get()).isLessThanOrEqualTo(4 * SERVERS / 50);
    assertThat(dns.records).hasSize(4 * SERVERS);

    dns.forget();
    assertThat(reconcile.fulfil(servers, Overwrites.NOTHING))
        .isEqualTo(new Counts(0, 0, 4 * SERVERS, 0));
    assertThat(dns.lists).hasValue(1);
    assertThat(dns.reads).hasSize(ZONES).allSatisfy((zone, reads) -> assertThat(reads).hasValue(1));
    assertThat(dns.changes).hasValue(0);
  }

  @Test
  void overwritesByForceAloneAndOnlyWithNamesThatLeadBack() {
    List<Wish> servers = servers().subList(0, 3);
    dns.records.put("0.0.0.10.in-addr.arpa", "chosen.example.com");
    dns.records.put("0.0.1.10.in-addr.arpa", "chosen.example.com");
    leadingNowhere.add("s1.example.com");
    assertThat(reconcile.fulfil(servers, Overwrites.NOTHING)).isEqualTo(new Counts(7, 0, 5, 0));
    assertThat(dns.records).containsEntry("0.0.0.10.in-addr.arpa", "chosen.example.com");
    assertThat(reconcile.fulfil(servers, Overwrites.EVERYTHING)).isEqualTo(new Counts(0, 1, 11, 0));
    assertThat(dns.records)
        .containsEntry("0.0.0.10.in-addr.arpa", "s0.example.com")
        .containsEntry("0.0.1.10.in-addr.arpa", "chosen.example.com");
  }

  @Test
  void neverTakesAZoneThatFailsForEmpty() {
    dns.failing.add("0.0.10.in-addr.arpa.");
    Counts counts = reconcile.fulfil(servers(), Overwrites.NOTHING);
    assertThat(counts).isEqualTo(new Counts(4 * SERVERS - 200, 0, 0, 200));
    assertThat(dns.records.keySet()).noneMatch(name -> name.endsWith(".0.0.10.in-addr.arpa"));
  }

  @Test
  void doesTheRestWhereOneChangeIsRefused() {
    dns.refused = "1.0.0.10.in-addr.arpa.";
    Counts counts = reconcile.fulfil(servers(), Overwrites.NOTHING);
    assertThat(counts).isEqualTo(new Counts(4 * SERVERS - 1, 0, 0, 1));
    assertThat(dns.records).hasSize(4 * SERVERS - 1);
  }

  @Test
  void aPageOfServersTakesOneListAndOneReadOfEachZone() {
    ReverseDnsList list =
        new ReverseDnsList(
            dns,
            new ZoneList(dns, new NothingKept(), properties()),
            new ForwardVerdicts(lookup(), new NothingKept(), properties()));
    dns.records.put("0.1.0.10.in-addr.arpa", "s1.example.com");
    dns.failing.add("0.0.10.in-addr.arpa.");
    Map<String, ServerAddresses> page = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      page.put("srv_" + i, new ServerAddresses(addresses(i), List.of()));
    }
    IpAddress unknown = IpAddress.parse("10.0.0.250").orElseThrow();
    page.put("srv_unknown", new ServerAddresses(Set.of(unknown), List.of()));
    Map<String, Listed> listed = list.of(page);

    assertThat(dns.lists).hasValue(1);
    assertThat(dns.reads).hasSize(ZONES).allSatisfy((zone, reads) -> assertThat(reads).hasValue(1));
    assertThat(listed).hasSize(101);
    assertThat(statuses(listed, "srv_0"))
        .containsExactlyInAnyOrder("ERROR", "MISSING", "MISSING", "MISSING");
    assertThat(statuses(listed, "srv_1"))
        .containsExactlyInAnyOrder("VERIFIED", "MISSING", "MISSING", "MISSING");
    // A zone that could not be read fails whoever has nothing else, and nobody else.
    assertThat(listed.get("srv_unknown")).extracting(Listed::failure).isNotNull();
    assertThat(listed.get("srv_0")).extracting(Listed::failure).isNull();
  }

  private static List<String> statuses(Map<String, Listed> listed, String server) {
    return Objects.requireNonNull(listed.get(server)).records().stream()
        .map(record -> record.status().name())
        .toList();
  }

  private static List<Wish> servers() {
    List<Wish> servers = new ArrayList<>();
    for (int i = 0; i < SERVERS; i++) {
      servers.add(new Wish("s" + i + ".example.com", addresses(i)));
    }
    return servers;
  }

  /** Four for each server, in zones of which there are twenty in all. */
  private static Set<IpAddress> addresses(int server) {
    Set<IpAddress> addresses = new LinkedHashSet<>();
    for (int i = 0; i < 4; i++) {
      int zone = (server + 5 * i) % ZONES;
      int octet = (server / ZONES) * 4 + i;
      addresses.add(IpAddress.parse("10.0." + zone + "." + octet).orElseThrow());
    }
    return addresses;
  }

  private ForwardLookup lookup() {
    return (name, version) ->
        leadingNowhere.contains(name)
            ? Map.of()
            : Map.of(
                name,
                addresses(Integer.parseInt(name.replaceAll("\\D", ""))).stream()
                    .<ForwardLookup.Answer>map(
                        address -> new ForwardLookup.Answer.Address(address.toString()))
                    .toList());
  }

  private static DnsProperties properties() {
    return new DnsProperties(
        "http://127.0.0.1:1",
        "key",
        "localhost",
        Duration.ofHours(1),
        Duration.ofMinutes(1),
        null,
        false,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        "off");
  }

  private static final class CountingZones implements ReverseZones {
    private final AtomicInteger lists = new AtomicInteger();
    private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final Map<String, String> records = new ConcurrentHashMap<>();
    private final Set<String> failing = new HashSet<>();
    private String refused = "";

    void forget() {
      lists.set(0);
      reads.clear();
      changes.set(0);
    }

    @Override
    public List<ReverseZone> list() {
      lists.incrementAndGet();
      List<ReverseZone> zones = new ArrayList<>();
      for (int i = 0; i < ZONES; i++) {
        zones.add(Zones.zone(i + ".0.10.in-addr.arpa."));
      }
      return zones;
    }

    @Override
    public Map<String, PtrRecord> read(ReverseZone zone) {
      reads.computeIfAbsent(zone.name(), name -> new AtomicInteger()).incrementAndGet();
      if (failing.contains(zone.name())) {
        throw new DnsUnavailable(zone.name());
      }
      Map<String, PtrRecord> found = new ConcurrentHashMap<>();
      records.forEach((name, hostname) -> {
        if ((name + ".").endsWith("." + zone.name())) {
          found.put(name, new PtrRecord(name + ".", hostname, 3600));
        }
      });
      return found;
    }

    @Override
    public Optional<PtrRecord> read(ReverseZone zone, String recordName) {
      return Optional.ofNullable(read(zone).get(recordName.replaceFirst("\\.$", "")));
    }

    @Override
    public void change(ReverseZone zone, List<? extends Change> all) {
      changes.incrementAndGet();
      if (all.stream().anyMatch(change -> change.recordName().equals(refused))) {
        throw new DnsRefused(refused);
      }
      for (Change change : all) {
        String name = change.recordName().replaceFirst("\\.$", "");
        switch (change) {
          case Change.Put put -> records.put(name, put.hostname());
          case Change.Remove remove -> records.remove(name);
        }
      }
    }

    @Override
    public boolean raisesSerial(ReverseZone zone) {
      return true;
    }
  }

  private static final class NothingKept implements SharedValues {
    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
      return Optional.empty();
    }

    @Override
    public void put(String key, Object value, Duration ttl) {
      // Nothing is kept.
    }

    @Override
    public void remove(String key) {
      // Nothing was kept.
    }
  }
}
