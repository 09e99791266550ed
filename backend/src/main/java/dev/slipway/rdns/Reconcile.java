package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ReverseZones.Change;
import dev.slipway.dns.ZoneFinder;
import dev.slipway.dns.ZoneMatch;
import dev.slipway.server.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Brings the records of many servers to what their host names say, with one list of zones, one read
 * of each zone and few writes, however many servers there are.
 */
@Service
class Reconcile {

  private static final int LOOKUPS_AT_ONCE = 32;

  private final ReverseZones dns;
  private final ZoneList zones;
  private final ForwardVerdicts verdicts;
  private final DnsProperties properties;

  Reconcile(ReverseZones dns, ZoneList zones, ForwardVerdicts verdicts, DnsProperties properties) {
    this.dns = dns;
    this.zones = zones;
    this.verdicts = verdicts;
    this.properties = properties;
  }

  /**
   * What came of it, counted by addresses.
   *
   * @param skipped there is a record already, the name does not lead back, or no zone covers it
   * @param failed the DNS server did not do it, or nothing is known of the server (counted once)
   */
  record Counts(int added, int updated, int skipped, int failed) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          added + other.added,
          updated + other.updated,
          skipped + other.skipped,
          failed + other.failed);
    }

    @Override
    public String toString() {
      return "%d added, %d updated, %d left as they were, %d failed"
          .formatted(added, updated, skipped, failed);
    }
  }

  /** Which records that say something else may be overwritten. */
  @FunctionalInterface
  interface Overwrites {
    boolean mayReplace(String hostname);

    Overwrites NOTHING = hostname -> false;
    Overwrites EVERYTHING = hostname -> true;

    /** Those that still say one of these names. */
    static Overwrites names(Collection<String> names) {
      return hostname -> names.stream().anyMatch(name -> DnsNames.same(name, hostname));
    }
  }

  /** What the records of a server's addresses are to say. */
  record Wish(String hostname, Set<IpAddress> addresses) {}

  private record Item(ZoneMatch match, Wish wish, IpAddress address, Optional<PtrRecord> now) {}

  /**
   * For servers as they are known.
   *
   * @param force whether records that differ from the host name are overwritten
   * @throws dev.slipway.dns.DnsUnavailable where the DNS server does not say which zones it has
   */
  Counts all(Collection<Server> servers, boolean force) {
    List<Wish> wishes = new ArrayList<>();
    int unknown = 0;
    for (Server server : servers) {
      Optional<String> name = RecordNames.of(server);
      if (server.snapshot() == null || name.isEmpty()) {
        unknown++;
      } else {
        wishes.add(new Wish(name.get(), ServerAddresses.of(server).single()));
      }
    }
    Overwrites overwrites = force ? Overwrites.EVERYTHING : Overwrites.NOTHING;
    return fulfil(wishes, overwrites).plus(new Counts(0, 0, 0, unknown));
  }

  /**
   * Brings records to what is wished for.
   *
   * @throws dev.slipway.dns.DnsUnavailable where the DNS server does not say which zones it has
   */
  Counts fulfil(List<Wish> wishes, Overwrites overwrites) {
    if (wishes.isEmpty()) {
      return Counts.NONE;
    }
    ZoneFinder finder = zones.freshFinder();
    List<Item> covered = new ArrayList<>();
    int skipped = 0;
    for (Wish wish : wishes) {
      for (IpAddress address : wish.addresses()) {
        Optional<ZoneMatch> match = finder.find(address);
        if (match.isPresent()) {
          covered.add(new Item(match.get(), wish, address, Optional.empty()));
        } else {
          skipped++;
        }
      }
    }
    ZoneContents contents =
        ZoneContents.read(dns, covered.stream().map(Item::match).toList(), List.of());
    List<Item> due = new ArrayList<>();
    int failed = 0;
    for (Item item : covered) {
      Optional<PtrRecord> now = contents.get(item.match());
      if (contents.failure(item.match().zone()).isPresent()) {
        failed++;
      } else if (now.map(record -> mayReplace(record, item, overwrites)).orElse(true)) {
        due.add(new Item(item.match(), item.wish(), item.address(), now));
      } else {
        skipped++;
      }
    }
    Counts written = write(due);
    return written.plus(new Counts(0, 0, skipped, failed));
  }

  private static boolean mayReplace(PtrRecord record, Item item, Overwrites overwrites) {
    return !DnsNames.same(record.hostname(), item.wish().hostname())
        && overwrites.mayReplace(record.hostname());
  }

  private Counts write(List<Item> due) {
    List<Boolean> confirmed = InParallel.map(due, LOOKUPS_AT_ONCE, this::isConfirmed);
    ZoneWrites writes = new ZoneWrites();
    List<Item> written = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      if (confirmed.get(i)) {
        Item item = due.get(i);
        written.add(item);
        writes.add(
            item.match(),
            new Change.Put(
                item.match().recordName(),
                DnsNames.trim(item.wish().hostname()),
                properties.ttlSeconds()));
      }
    }
    Map<String, DnsException> failures = writes.make(dns);
    Counts counts = new Counts(0, 0, due.size() - written.size(), 0);
    for (Item item : written) {
      counts =
          counts.plus(
              failures.containsKey(item.match().recordName())
                  ? new Counts(0, 0, 0, 1)
                  : item.now().isPresent() ? new Counts(0, 1, 0, 0) : new Counts(1, 0, 0, 0));
    }
    return counts;
  }

  private boolean isConfirmed(Item item) {
    String name = DnsNames.trim(item.wish().hostname());
    return DnsNames.isHost(name) && verdicts.fresh(name, item.address()).confirmed();
  }
}
