package dev.slipway.dns.powerdns;

import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsRefused;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reverse zones over PowerDNS's HTTP API. */
final class PowerDnsZones implements ReverseZones, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PowerDnsZones.class);
  private static final String PTR = "PTR";

  private final PowerDnsClient client;
  private final int defaultTtlSeconds;
  private final JsonMapper json = JsonMapper.shared();
  private final Executor notifications = Executors.newVirtualThreadPerTaskExecutor();

  PowerDnsZones(PowerDnsClient client, int defaultTtlSeconds) {
    this.client = client;
    this.defaultTtlSeconds = defaultTtlSeconds;
  }

  PowerDnsClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public List<ReverseZone> list() {
    // Without the look at each zone's keys, a list of thousands takes a moment only.
    PowerDnsClient.Answer answer = client.get("list-zones", "/zones?dnssec=false");
    require(answer, 200, "list of zones");
    return Stream.of(read(answer, Wire.Zone[].class))
        .flatMap(zone -> toDomain(zone).stream())
        .filter(ReverseZone::isReverse)
        .toList();
  }

  private static Optional<ReverseZone> toDomain(Wire.@Nullable Zone zone) {
    if (zone == null || zone.name() == null || zone.name().isBlank()) {
      return Optional.empty();
    }
    String name = DnsNames.absolute(zone.name());
    return Optional.of(
        new ReverseZone(
            zone.id() == null || zone.id().isBlank() ? ZoneIds.of(name) : zone.id(),
            name,
            zone.kind() == null ? "" : zone.kind(),
            zone.serial() == null ? 0 : zone.serial()));
  }

  @Override
  public Map<String, PtrRecord> read(ReverseZone zone) {
    return records(zone, path(zone));
  }

  @Override
  public Optional<PtrRecord> read(ReverseZone zone, String recordName) {
    String name = DnsNames.absolute(recordName);
    // Older servers know no filter and give all.
    String filter =
        "?rrset_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&rrset_type=PTR";
    return Optional.ofNullable(
        records(zone, path(zone) + filter).get(DnsNames.comparable(recordName)));
  }

  private Map<String, PtrRecord> records(ReverseZone zone, String path) {
    PowerDnsClient.Answer answer = client.get("read-zone", path);
    if (isGone(answer)) {
      return Map.of();
    }
    require(answer, 200, "zone " + zone.name());
    Map<String, PtrRecord> records = new HashMap<>();
    for (Wire.RecordSet set : orNone(read(answer, Wire.Zone.class).rrsets())) {
      if (set != null && set.name() != null && PTR.equalsIgnoreCase(set.type())) {
        inUse(set)
            .ifPresent(hostname ->
                records.put(
                    DnsNames.comparable(Objects.requireNonNull(set.name())),
                    new PtrRecord(
                        DnsNames.absolute(Objects.requireNonNull(set.name())),
                        hostname,
                        set.ttl() == null ? defaultTtlSeconds : set.ttl())));
      }
    }
    return records;
  }

  private static Optional<String> inUse(Wire.RecordSet set) {
    return orNone(set.records()).stream()
        .filter(record -> record != null && !Boolean.TRUE.equals(record.disabled()))
        .map(record -> record.content() == null ? "" : DnsNames.withoutDots(record.content()))
        .filter(content -> !content.isBlank())
        .findFirst();
  }

  /** A zone that is gone has no records; only older servers say so with 422. */
  private static boolean isGone(PowerDnsClient.Answer answer) {
    return answer.status() == 404
        || (answer.status() == 422 && answer.body().contains("Could not find domain"));
  }

  @Override
  public void change(ReverseZone zone, List<? extends Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    String body =
        json.writeValueAsString(new Wire.Patch(changes.stream().map(this::wire).toList()));
    PowerDnsClient.Answer answer = client.send("change-zone", "PATCH", path(zone), body);
    if (answer.status() == 400 || answer.status() == 404 || answer.status() == 422) {
      log.warn(
          "dns: {} refused a change with {}: {}", zone.name(), answer.status(), answer.excerpt());
      throw new DnsRefused(zone.name() + ": " + answer.status() + " " + answer.excerpt());
    }
    require(answer, 204, "change of " + zone.name());
    notifications.execute(() -> tellSecondaries(zone));
  }

  private Wire.Change wire(Change change) {
    String name = DnsNames.absolute(change.recordName());
    return switch (change) {
      case Change.Put put ->
          new Wire.Change(
              name,
              PTR,
              "REPLACE",
              put.ttlSeconds(),
              List.of(new Wire.Entry(DnsNames.absolute(put.hostname()), false)));
      case Change.Remove remove -> new Wire.Change(name, PTR, "DELETE", null, null);
    };
  }

  /** Nobody waits for this; a zone of kind Native has no secondaries and refuses. */
  private void tellSecondaries(ReverseZone zone) {
    try {
      PowerDnsClient.Answer answer = client.send("notify", "PUT", path(zone) + "/notify", null);
      if (answer.status() != 200) {
        log.debug("dns: {} sends no NOTIFY: {}", zone.name(), answer.excerpt());
      }
    } catch (DnsUnavailable e) {
      log.warn("dns: secondaries of {} were not told: {}", zone.name(), e.getMessage());
    }
  }

  @Override
  public boolean raisesSerial(ReverseZone zone) {
    PowerDnsClient.Answer answer = client.get("read-zone-settings", path(zone) + "?rrsets=false");
    require(answer, 200, "zone " + zone.name());
    String edit = read(answer, Wire.Zone.class).soaEditApi();
    return edit != null && !edit.isBlank() && !edit.equalsIgnoreCase("OFF");
  }

  private static String path(ReverseZone zone) {
    return "/zones/" + zone.id();
  }

  private <T> T read(PowerDnsClient.Answer answer, Class<T> type) {
    try {
      T value = json.readValue(answer.body(), type);
      if (value != null) {
        return value;
      }
    } catch (JacksonException e) {
      log.debug("dns: unreadable answer", e);
    }
    throw new DnsUnavailable("an answer that is not PowerDNS's: " + answer.excerpt());
  }

  private static void require(PowerDnsClient.Answer answer, int status, String what) {
    if (answer.status() != status) {
      log.warn("dns: {} gave {}: {}", what, answer.status(), answer.excerpt());
      throw new DnsUnavailable(what + ": " + answer.status() + " " + answer.excerpt());
    }
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
