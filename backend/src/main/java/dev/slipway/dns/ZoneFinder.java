package dev.slipway.dns;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the zone that an address's record belongs to. The longest name wins; a zone of RFC 2317
 * wins over its parent, which holds only aliases into it, and the smallest of several such wins.
 * Made once for a list of zones, each look-up costs as many steps as the address has labels.
 */
public final class ZoneFinder {

  /** The zones by their comparable name, those of RFC 2317 aside. */
  private final Map<String, ReverseZone> direct = new HashMap<>();

  /** Those of RFC 2317 by their parent's comparable name. */
  private final Map<String, List<Classless>> classless = new HashMap<>();

  private record Classless(ReverseZone zone, ClasslessZone range) {}

  public ZoneFinder(List<ReverseZone> zones) {
    for (ReverseZone zone : zones) {
      if (!zone.name().contains("/")) {
        direct.putIfAbsent(DnsNames.key(zone.name()), zone);
        continue;
      }
      ClasslessZone.parse(zone.name())
          .ifPresent(range ->
              classless
                  .computeIfAbsent(range.parent(), parent -> new ArrayList<>())
                  .add(new Classless(zone, range)));
    }
  }

  /** The zone and the record's name; empty where no zone covers the address. */
  public Optional<ZoneMatch> find(IpAddress address) {
    String name = ReverseNames.of(address);
    return findClassless(address, name).or(() -> findDirect(name));
  }

  private Optional<ZoneMatch> findClassless(IpAddress address, String name) {
    if (address.version() != 4) {
      return Optional.empty();
    }
    String comparable = DnsNames.key(name);
    String parent = comparable.substring(comparable.indexOf('.') + 1);
    int octet = address.octet(3);
    Classless smallest = null;
    for (Classless candidate : classless.getOrDefault(parent, List.of())) {
      ClasslessZone range = candidate.range();
      if (range.first() <= octet
          && octet <= range.last()
          && (smallest == null || range.size() < smallest.range().size())) {
        smallest = candidate;
      }
    }
    return smallest == null
        ? Optional.empty()
        : Optional.of(
            new ZoneMatch(
                smallest.zone(), octet + "." + DnsNames.absolute(smallest.zone().name())));
  }

  private Optional<ZoneMatch> findDirect(String name) {
    for (String rest = DnsNames.key(name); ; rest = rest.substring(rest.indexOf('.') + 1)) {
      ReverseZone zone = direct.get(rest);
      if (zone != null) {
        return Optional.of(new ZoneMatch(zone, name));
      }
      if (rest.indexOf('.') < 0) {
        return Optional.empty();
      }
    }
  }

  /** The zones in which there can be records of single hosts of an IPv6 subnet. */
  public List<ReverseZone> touching(Subnet subnet) {
    List<ReverseZone> found = new ArrayList<>();
    direct.forEach((name, zone) -> {
      if (ReverseNames.v6Prefix(name).filter(prefix -> overlaps(prefix, subnet)).isPresent()) {
        found.add(zone);
      }
    });
    return found;
  }

  private static boolean overlaps(Subnet one, Subnet other) {
    Subnet wider = one.prefixLength() <= other.prefixLength() ? one : other;
    return wider.contains(wider.equals(one) ? other.base() : one.base());
  }
}
