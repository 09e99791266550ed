package dev.slipway.rdns;

import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ZoneMatch;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What zones hold, each read once for all who ask within one piece of work, and never longer. A
 * zone that could not be read is a failure of its own: taken for empty, it would be overwritten.
 */
final class ZoneContents {

  private static final int READS_AT_ONCE = 6;

  private final Map<ReverseZone, Read> zones = new HashMap<>();

  /** One of the two. */
  private record Read(Map<String, PtrRecord> records, Optional<DnsException> failure) {}

  private ZoneContents() {}

  /**
   * Reads what is needed of the zones, one call for each.
   *
   * @param matches the records that will be asked for
   * @param whole zones that will be gone through
   */
  static ZoneContents read(
      ReverseZones dns, Collection<ZoneMatch> matches, Collection<ReverseZone> whole) {
    Map<ReverseZone, Set<String>> names = new LinkedHashMap<>();
    whole.forEach(zone -> names.put(zone, new LinkedHashSet<>()));
    for (ZoneMatch match : matches) {
      names.computeIfAbsent(match.zone(), zone -> new LinkedHashSet<>()).add(match.recordName());
    }
    ZoneContents contents = new ZoneContents();
    List<ReverseZone> zones = List.copyOf(names.keySet());
    List<Read> reads =
        InParallel.map(
            zones,
            READS_AT_ONCE,
            zone -> {
              Set<String> asked = names.getOrDefault(zone, Set.of());
              return read(dns, zone, whole.contains(zone) ? Set.of() : asked);
            });
    for (int i = 0; i < zones.size(); i++) {
      contents.zones.put(zones.get(i), reads.get(i));
    }
    return contents;
  }

  /** One name is asked for by itself, as a zone can be large; several share the whole zone. */
  private static Read read(ReverseZones dns, ReverseZone zone, Set<String> names) {
    try {
      if (names.size() == 1) {
        String name = names.iterator().next();
        Map<String, PtrRecord> one = new HashMap<>();
        dns.read(zone, name).ifPresent(found -> one.put(DnsNames.comparable(name), found));
        return new Read(one, Optional.empty());
      }
      return new Read(dns.read(zone), Optional.empty());
    } catch (DnsException e) {
      return new Read(Map.of(), Optional.of(e));
    }
  }

  /** Whether none of these could be read, though there were some: the DNS server is away. */
  Optional<DnsException> failedAltogether(Collection<ReverseZone> asked) {
    List<DnsException> failures = asked.stream().flatMap(zone -> failure(zone).stream()).toList();
    return failures.size() == asked.size() ? failures.stream().findFirst() : Optional.empty();
  }

  /** Why a zone could not be read. */
  Optional<DnsException> failure(ReverseZone zone) {
    Read read = zones.get(zone);
    return read == null
        ? Optional.of(new DnsUnavailable(zone.name() + " was not read"))
        : read.failure();
  }

  /** What a name points to; empty also where its zone could not be read. */
  Optional<PtrRecord> get(ZoneMatch match) {
    return Optional.ofNullable(records(match.zone()).get(DnsNames.comparable(match.recordName())));
  }

  /** All that a zone's names point to, by comparable name. */
  Map<String, PtrRecord> records(ReverseZone zone) {
    Read read = zones.get(zone);
    return read == null ? Map.of() : read.records();
  }
}
