package dev.slipway.dns.powerdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.address.IpAddress;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsRefused;
import dev.slipway.dns.DnsServer.Health;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones.Change;
import dev.slipway.dns.ZoneFinder;
import dev.slipway.dns.ZoneMatch;
import dev.slipway.simulator.dns.PowerDns;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter on a real PowerDNS. */
class PowerDnsZonesTest {

  private static PowerDns server;
  private PowerDnsZones zones;

  @BeforeAll
  static void start() {
    server = PowerDns.start();
    server.zone("0.203.in-addr.arpa.", "Native");
    server.zone("113.0.203.in-addr.arpa.", "Master");
    server.zone("64/26.113.0.203.in-addr.arpa.", "Native");
    server.zone("128/64.113.0.203.in-addr.arpa.", "Native");
    server.zone("8.b.d.0.1.0.0.2.ip6.arpa.", "Native");
    server.zone("example.com.", "Native");
    server.zone(Map.of("name", "silent.10.in-addr.arpa.", "kind", "Master", "soa_edit_api", "OFF"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    zones = zones(properties(server.url(), PowerDns.API_KEY, "localhost"));
  }

  @AfterEach
  void close() {
    zones.close();
  }

  @Test
  void listsReverseZonesAlone() {
    assertThat(zones.list())
        .extracting(ReverseZone::name)
        .contains("64/26.113.0.203.in-addr.arpa.", "8.b.d.0.1.0.0.2.ip6.arpa.")
        .doesNotContain("example.com.");
  }

  @Test
  void setsReadsAndDeletesWhereverTheRecordBelongs() {
    for (String address :
        List.of("203.0.113.5", "203.0.113.100", "203.0.113.150", "203.0.9.9", "2001:db8::5")) {
      ZoneMatch match = match(address);
      assertThat(zones.read(match.zone(), match.recordName())).isEmpty();

      zones.change(
          match.zone(), List.of(new Change.Put(match.recordName(), "Mail.example.com", 600)));
      PtrRecord expected = new PtrRecord(match.recordName(), "Mail.example.com", 600);
      assertThat(zones.read(match.zone(), match.recordName())).contains(expected);
      assertThat(zones.read(match.zone()))
          .containsEntry(DnsNames.comparable(match.recordName()), expected);
      assertThat(server.ptr(match.zone().name(), match.recordName()))
          .isEqualTo("Mail.example.com.");

      zones.change(match.zone(), List.of(new Change.Remove(match.recordName())));
      zones.change(match.zone(), List.of(new Change.Remove(match.recordName())));
      assertThat(zones.read(match.zone(), match.recordName())).isEmpty();
    }
    assertThat(match("203.0.113.100").recordName()).isEqualTo("100.64/26.113.0.203.in-addr.arpa.");
    assertThat(match("203.0.113.150").recordName()).isEqualTo("150.128/64.113.0.203.in-addr.arpa.");
  }

  @Test
  void makesAllChangesOfOneZoneOrNone() {
    ReverseZone zone = match("203.0.113.1").zone();
    server.put(
        zone.name(), "9.113.0.203.in-addr.arpa.", "CNAME", 60, "9.64/26.113.0.203.in-addr.arpa.");
    List<Change> changes =
        List.of(
            new Change.Put("8.113.0.203.in-addr.arpa.", "a.example.com", 600),
            new Change.Put("9.113.0.203.in-addr.arpa.", "b.example.com", 600));
    assertThatThrownBy(() -> zones.change(zone, changes))
        .isInstanceOf(DnsRefused.class)
        .hasMessageContaining("Conflicts");
    assertThat(zones.read(zone, "8.113.0.203.in-addr.arpa.")).isEmpty();
    server.remove(zone.name(), "9.113.0.203.in-addr.arpa.", "CNAME");
  }

  @Test
  void readsTheFirstRecordThatIsInUse() {
    ReverseZone zone = match("203.0.113.1").zone();
    server.change(
        zone.name(),
        Map.of(
            "name", "7.113.0.203.in-addr.arpa.",
            "type", "PTR",
            "ttl", 300,
            "changetype", "REPLACE",
            "records",
                List.of(
                    Map.of("content", "aaa.example.com.", "disabled", true),
                    Map.of("content", "bbb.example.com.", "disabled", false))));
    assertThat(zones.read(zone, "7.113.0.203.in-addr.arpa."))
        .contains(new PtrRecord("7.113.0.203.in-addr.arpa.", "bbb.example.com", 300));
    zones.change(zone, List.of(new Change.Put("7.113.0.203.in-addr.arpa.", "c.example.com", 600)));
    assertThat(server.ptr(zone.name(), "7.113.0.203.in-addr.arpa.")).isEqualTo("c.example.com.");
  }

  @Test
  void takesAZoneThatIsGoneForEmptyAndWritesNoneInIt() {
    ReverseZone gone = new ReverseZone("9.9.10.in-addr.arpa.", "9.9.10.in-addr.arpa.", "Native", 1);
    assertThat(zones.read(gone)).isEmpty();
    assertThatThrownBy(
            () -> zones.change(gone, List.of(new Change.Remove("1.9.9.10.in-addr.arpa."))))
        .isInstanceOf(DnsRefused.class);
  }

  @Test
  void tellsSecondariesWhichThenHaveTheNewSerial() {
    try (PowerDns secondary = PowerDns.start("secondary=yes", "loglevel=5");
        PowerDns primary =
            PowerDns.start(
                "primary=yes",
                "allow-axfr-ips=127.0.0.1",
                "only-notify=",
                "also-notify=" + secondary.resolver())) {
      String name = "100.51.198.in-addr.arpa.";
      primary.zone(name, "Master");
      secondary.zone(Map.of("name", name, "kind", "Slave", "masters", List.of(primary.resolver())));
      try (PowerDnsZones onPrimary =
          zones(properties(primary.url(), PowerDns.API_KEY, "localhost"))) {
        ReverseZone zone = onPrimary.list().getFirst();
        long before = primary.serial(name);
        onPrimary.change(
            zone, List.of(new Change.Put("7.100.51.198.in-addr.arpa.", "m.example.com", 600)));
        assertThat(primary.serial(name)).isGreaterThan(before);
        Awaitility.await()
            .atMost(60, TimeUnit.SECONDS)
            .untilAsserted(() -> {
              assertThat(secondary.serial(name)).isEqualTo(primary.serial(name));
              assertThat(secondary.ptr(name, "7.100.51.198.in-addr.arpa."))
                  .isEqualTo("m.example.com.");
            });
      }
    }
  }

  @Test
  void saysWhetherSecondariesCanSeeChanges() {
    assertThat(zones.raisesSerial(match("203.0.113.1").zone())).isTrue();
    ReverseZone silent =
        zones.list().stream()
            .filter(zone -> zone.name().startsWith("silent."))
            .findFirst()
            .orElseThrow();
    assertThat(zones.raisesSerial(silent)).isFalse();
    Health health = health(properties(server.url(), PowerDns.API_KEY, "localhost"));
    assertThat(health.usable()).isTrue();
    assertThat(health.version()).startsWith("4.");
    assertThat(health.problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("soa_edit_api", "silent."));
  }

  @Test
  void saysWhatIsWrongWithTheConnection() {
    assertThat(health(properties(server.url(), "wrong-key", "localhost")).problem().orElseThrow())
        .contains("api-key", "blanks", "webserver-allow-from");
    assertThat(health(properties(server.url(), PowerDns.API_KEY, "ns1")).problem().orElseThrow())
        .contains("server-id", "localhost");
    assertThat(
            health(properties("http://127.0.0.1:9", PowerDns.API_KEY, "localhost"))
                .problem()
                .orElseThrow())
        .contains("can't be reached")
        .doesNotContain(PowerDns.API_KEY);
  }

  @Test
  void givesUpOnAServerThatHangsAndFindsItAgain() {
    ReverseZone zone = match("203.0.113.1").zone();
    server.hang();
    try {
      assertThatThrownBy(() -> zones.read(zone)).isInstanceOf(DnsUnavailable.class);
      assertThatThrownBy(() -> zones.list()).isInstanceOf(DnsUnavailable.class);
    } finally {
      server.goOn();
    }
    assertThat(zones.list()).isNotEmpty();
    server.kill();
    try {
      assertThatThrownBy(() -> zones.list()).isInstanceOf(DnsUnavailable.class);
    } finally {
      server.startAgain();
    }
    assertThat(zones.list()).isNotEmpty();
  }

  private ZoneMatch match(String address) {
    return new ZoneFinder(zones.list()).find(IpAddress.parse(address).orElseThrow()).orElseThrow();
  }

  private static Health health(DnsProperties properties) {
    try (PowerDnsClient client = new PowerDnsClient(properties, new SimpleMeterRegistry())) {
      return new PowerDnsServer(client, new PowerDnsZones(client, 3600), properties).probe();
    }
  }

  private static PowerDnsZones zones(DnsProperties properties) {
    return new PowerDnsZones(
        new PowerDnsClient(properties, new SimpleMeterRegistry()), properties.ttlSeconds());
  }

  static DnsProperties properties(String url, String key, String serverId) {
    return new DnsProperties(
        Objects.requireNonNull(url),
        key,
        serverId,
        Duration.ofHours(1),
        Duration.ofSeconds(60),
        null,
        false,
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        "off");
  }
}
