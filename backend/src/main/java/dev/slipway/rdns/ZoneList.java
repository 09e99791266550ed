package dev.slipway.rdns;

import dev.slipway.cluster.SharedValues;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ZoneFinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** The host's reverse zones, kept for as long as the settings say. A failure is never kept. */
@Component
class ZoneList {

  private static final String KEY = "reverse-zones";

  private final ReverseZones dns;
  private final SharedValues values;
  private final DnsProperties properties;

  ZoneList(ReverseZones dns, SharedValues values, DnsProperties properties) {
    this.dns = dns;
    this.values = values;
    this.properties = properties;
  }

  record Kept(List<ReverseZone> zones) {}

  /** A list, and whether it is from memory. */
  record Found(ZoneFinder finder, boolean fromMemory) {}

  Found current() {
    return values
        .get(KEY, Kept.class)
        .map(kept -> new Found(new ZoneFinder(kept.zones()), true))
        .orElseGet(() -> new Found(new ZoneFinder(fresh()), false));
  }

  /** Asks the DNS server, and keeps what it says. */
  List<ReverseZone> fresh() {
    List<ReverseZone> zones = dns.list();
    values.put(KEY, new Kept(zones), properties.cacheTtl());
    return zones;
  }

  /**
   * The same to find zones with: for work that must not miss a zone which was made a moment ago.
   */
  ZoneFinder freshFinder() {
    return new ZoneFinder(fresh());
  }
}
