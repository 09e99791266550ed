package dev.slipway.simulator.launcher;

import dev.slipway.simulator.dns.PowerDns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The DNS of the demonstration: a real PowerDNS with the reverse zones of most addresses, which
 * also answers for the customers' own names. One record does not lead back, and one address has no
 * zone.
 */
final class DemoDns implements AutoCloseable {

  private static final String V4 = "113.0.203.in-addr.arpa.";
  private static final String CLASSLESS = "0/26.100.51.198.in-addr.arpa.";
  private static final String V6 = "8.b.d.0.1.0.0.2.ip6.arpa.";
  private static final String STUDIO = "harbour-lane.example.";
  private static final String OUTFITTERS = "northwind-outfitters.example.";
  private static final int TTL = 3600;

  private final PowerDns server;
  private final DataFolder data;

  private DemoDns(PowerDns server, DataFolder data) {
    this.server = server;
    this.data = data;
  }

  /** Starts it with everything in it. */
  static DemoDns start(DataFolder data) {
    PowerDns server = PowerDns.start();
    try {
      Files.writeString(data.powerDnsPid(), String.valueOf(server.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String zone : new String[] {V4, CLASSLESS, V6, STUDIO, OUTFITTERS}) {
      server.zone(zone, "Native");
    }
    server.put(STUDIO, "shop." + STUDIO, "A", TTL, "203.0.113.10");
    server.put(V4, "10." + V4, "PTR", TTL, "shop." + STUDIO);
    server.put(STUDIO, "six.shop." + STUDIO, "AAAA", TTL, "2001:db8:a1:10::25");
    server.put(
        V6,
        "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.1.a.0.0." + V6,
        "PTR",
        TTL,
        "six.shop." + STUDIO);
    // Its name has moved on to another host.
    server.put(STUDIO, "former." + STUDIO, "A", TTL, "192.0.2.80");
    server.put(V4, "21." + V4, "PTR", TTL, "former." + STUDIO);
    server.put(OUTFITTERS, "warehouse." + OUTFITTERS, "A", TTL, "198.51.100.10");
    server.put(CLASSLESS, "10." + CLASSLESS, "PTR", TTL, "warehouse." + OUTFITTERS);
    return new DemoDns(server, data);
  }

  /** What Slipway's environment must hold. */
  Map<String, String> settings() {
    return Map.of(
        "SLIPWAY_DNS_URL", server.url(),
        "SLIPWAY_DNS_API_KEY", PowerDns.API_KEY,
        "SLIPWAY_DNS_RESOLVER", server.resolver());
  }

  /** What programs need to push it about and to ask it over the DNS. */
  Map<String, Object> access() {
    Map<String, Object> access = new LinkedHashMap<>();
    access.put("api", server.url());
    access.put("key", PowerDns.API_KEY);
    access.put("port", server.dnsAddress().getPort());
    return access;
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(data.powerDnsPid());
  }
}
