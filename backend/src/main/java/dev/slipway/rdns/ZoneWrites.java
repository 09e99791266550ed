package dev.slipway.rdns;

import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsRefused;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ReverseZones.Change;
import dev.slipway.dns.ZoneMatch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many changes with few calls: those of one zone go together, and one by one where the server
 * refuses them together, as one of them may be at fault.
 */
final class ZoneWrites {

  /** The server makes a batch in one transaction, in which other writers wait. */
  private static final int BATCH = 100;

  private final Map<ReverseZone, Map<String, Change>> changes = new LinkedHashMap<>();

  /** Adds the change of a name; of two for one name the later one counts. */
  void add(ZoneMatch match, Change change) {
    changes
        .computeIfAbsent(match.zone(), zone -> new LinkedHashMap<>())
        .put(match.recordName(), change);
  }

  /**
   * Makes them.
   *
   * @return what went wrong, by record name; the others were made
   */
  Map<String, DnsException> make(ReverseZones dns) {
    Map<String, DnsException> failures = new HashMap<>();
    changes.forEach((zone, byName) -> {
      List<Change> all = List.copyOf(byName.values());
      for (int from = 0; from < all.size(); from += BATCH) {
        List<Change> batch = all.subList(from, Math.min(all.size(), from + BATCH));
        failures.putAll(make(dns, zone, batch));
      }
    });
    return failures;
  }

  private static Map<String, DnsException> make(
      ReverseZones dns, ReverseZone zone, List<Change> batch) {
    Map<String, DnsException> failures = new HashMap<>();
    try {
      dns.change(zone, batch);
    } catch (DnsRefused e) {
      if (batch.size() == 1) {
        failures.put(batch.getFirst().recordName(), e);
      } else {
        batch.forEach(change -> failures.putAll(make(dns, zone, List.of(change))));
      }
    } catch (DnsException e) {
      batch.forEach(change -> failures.put(change.recordName(), e));
    }
    return failures;
  }
}
