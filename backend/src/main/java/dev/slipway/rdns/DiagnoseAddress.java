package dev.slipway.rdns;

import dev.slipway.account.Caller;
import dev.slipway.address.IpAddress;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.ForwardConfirmation.Verdict;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseNames;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ZoneFinder;
import dev.slipway.dns.ZoneMatch;
import dev.slipway.error.ApiException;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Everything that decides the record of one address, asked afresh, and what is wrong. */
@Service
class DiagnoseAddress {

  private final Servers servers;
  private final ReverseZones dns;
  private final ZoneList zones;
  private final ForwardVerdicts verdicts;
  private final DnsProperties properties;

  DiagnoseAddress(
      Servers servers,
      ReverseZones dns,
      ZoneList zones,
      ForwardVerdicts verdicts,
      DnsProperties properties) {
    this.servers = servers;
    this.dns = dns;
    this.zones = zones;
    this.verdicts = verdicts;
    this.properties = properties;
  }

  /** The schema's ReverseDnsDiagnosis. */
  record Diagnosis(
      String address,
      String usualName,
      @Nullable Server server,
      @Nullable String zone,
      @Nullable String zoneKind,
      @Nullable Boolean serialRises,
      @Nullable String recordName,
      @Nullable String hostname,
      @Nullable Integer ttlSeconds,
      List<String> forwardAddresses,
      @Nullable Boolean confirmed,
      List<String> problems) {}

  /**
   * Diagnoses an address.
   *
   * @throws dev.slipway.dns.DnsUnavailable where the DNS server does not say which zones it has
   */
  Diagnosis of(Caller operator, String text) {
    IpAddress address =
        IpAddress.parse(DnsNames.trim(text))
            .orElseThrow(() -> ApiException.badInput(ReverseDnsRefusals.noAddress(text).message()));
    requireOn();
    List<String> problems = new ArrayList<>();
    Optional<Server> server =
        servers.provisioned(operator).stream()
            .filter(each -> ServerAddresses.of(each).has(address))
            .findFirst();
    if (server.isEmpty()) {
      problems.add("No server under management has this address.");
    }
    Optional<ZoneMatch> match = new ZoneFinder(zones.fresh()).find(address);
    if (match.isEmpty()) {
      problems.add(
          "No zone of the DNS server covers this address: add "
              + zoneToAdd(address)
              + " there, and have it delegated to that server.");
      return new Diagnosis(
          address.toString(),
          ReverseNames.of(address),
          server.orElse(null),
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          problems);
    }
    return inZone(address, server.orElse(null), match.get(), problems);
  }

  void requireOn() {
    if (!properties.enabled()) {
      throw new ApiException(
          ApiException.Code.DNS_UNAVAILABLE, "Reverse DNS is off: set slipway.dns.url to use it.");
    }
  }

  private Diagnosis inZone(
      IpAddress address, @Nullable Server server, ZoneMatch match, List<String> problems) {
    ReverseZone zone = match.zone();
    Boolean serialRises = null;
    Optional<PtrRecord> record = Optional.empty();
    try {
      serialRises = dns.raisesSerial(zone);
      record = dns.read(zone, match.recordName());
      if (record.isEmpty()) {
        problems.add("There is no record yet.");
      }
    } catch (DnsException e) {
      problems.add("The zone could not be read: " + e.getMessage());
    }
    if (Boolean.FALSE.equals(serialRises) && !zone.kind().equalsIgnoreCase("Native")) {
      problems.add(
          "The zone's serial does not rise with changes, so secondary servers never see them: set"
              + " soa_edit_api to INCREASE.");
    }
    Verdict verdict = record.map(found -> verdicts.fresh(found.hostname(), address)).orElse(null);
    if (verdict != null && !verdict.confirmed()) {
      problems.add(
          ReverseDnsRefusals.mismatch(record.orElseThrow().hostname(), address, verdict).message());
    }
    return new Diagnosis(
        address.toString(),
        ReverseNames.of(address),
        server,
        DnsNames.withoutDots(zone.name()),
        zone.kind(),
        serialRises,
        match.recordName(),
        record.map(PtrRecord::hostname).orElse(null),
        record.map(PtrRecord::ttlSeconds).orElse(null),
        verdict == null ? List.of() : verdict.found(),
        verdict == null ? null : verdict.confirmed(),
        problems);
  }

  /** Of the /24, or of the /48 that holds the address. */
  private static String zoneToAdd(IpAddress address) {
    String name = ReverseNames.of(address);
    int labels = address.version() == 4 ? 1 : 20;
    for (int i = 0; i < labels; i++) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return name;
  }
}
