package dev.slipway.dns.powerdns;

import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsServer;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the server who it is, then for its zones: what all work begins with. */
final class PowerDnsServer implements DnsServer {

  /** Each costs a call. */
  private static final int ZONES_LOOKED_AT = 8;

  private final PowerDnsClient client;
  private final ReverseZones zones;
  private final DnsProperties properties;

  PowerDnsServer(PowerDnsClient client, ReverseZones zones, DnsProperties properties) {
    this.client = client;
    this.zones = zones;
    this.properties = properties;
  }

  @Override
  public Health probe() {
    try {
      PowerDnsClient.Answer answer = client.get("ping", "");
      Optional<String> refused = refused(answer);
      if (refused.isPresent()) {
        return new Health(false, null, refused);
      }
      Wire.Server server = read(answer);
      if (server == null) {
        return new Health(
            false, null, Optional.of("What answers at slipway.dns.url is no PowerDNS API."));
      }
      return new Health(true, server.version(), warning(server, zones.list()));
    } catch (DnsUnavailable e) {
      return new Health(
          false,
          null,
          Optional.of(
              "The DNS server can't be reached: check slipway.dns.url and that its web server runs. ("
                  + e.getMessage()
                  + ")"));
    }
  }

  private Optional<String> refused(PowerDnsClient.Answer answer) {
    return switch (answer.status()) {
      case 200 -> Optional.empty();
      case 401, 403 ->
          Optional.of(
              "The DNS server refuses the key ("
                  + answer.status()
                  + "): slipway.dns.api-key is wrong or has blanks in it, or Slipway's address is not"
                  + " in webserver-allow-from there.");
      case 404 ->
          Optional.of(
              "The DNS server knows no server id “"
                  + properties.serverId()
                  + "”: slipway.dns.server-id is practically always localhost.");
      default -> Optional.of("The DNS server answers " + answer.status() + ": look at its log.");
    };
  }

  private Optional<String> warning(Wire.Server server, List<ReverseZone> found) {
    if (server.daemonType() != null && !server.daemonType().equals("authoritative")) {
      return Optional.of(
          "This PowerDNS is a "
              + server.daemonType()
              + ": slipway.dns.url must lead to an authoritative server.");
    }
    if (found.isEmpty()) {
      return Optional.of("The DNS server has no reverse zone: make those of your addresses there.");
    }
    List<String> silent =
        found.stream()
            .filter(zone -> !zone.kind().equalsIgnoreCase("Native"))
            .limit(ZONES_LOOKED_AT)
            .filter(zone -> !zones.raisesSerial(zone))
            .map(ReverseZone::name)
            .toList();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Secondary servers will not see changes, as soa_edit_api is not set (INCREASE is good) in "
                + String.join(", ", silent));
  }

  private static Wire.@Nullable Server read(PowerDnsClient.Answer answer) {
    try {
      Wire.Server server = JsonMapper.shared().readValue(answer.body(), Wire.Server.class);
      return server == null || server.daemonType() == null ? null : server;
    } catch (JacksonException e) {
      return null;
    }
  }
}
