package dev.slipway.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.ForwardConfirmation;
import dev.slipway.dns.ForwardConfirmation.Verdict;
import dev.slipway.simulator.dns.PowerDns;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names confirmed over the DNS itself, by a real server that answers for them. */
class ResolverLookupTest {

  private static final String ZONE = "example.com.";

  private static PowerDns server;

  @BeforeAll
  static void start() {
    server = PowerDns.start();
    server.zone(ZONE, "Native");
    server.zone("example.net.", "Native");
    server.put(ZONE, "mail.example.com.", "A", 60, "203.0.113.4", "203.0.113.5");
    server.put(ZONE, "mail.example.com.", "AAAA", 60, "2001:db8::5");
    server.put(ZONE, "elsewhere.example.com.", "A", 60, "198.51.100.1");
    server.put(ZONE, "text.example.com.", "TXT", 60, "\"203.0.113.5\"");
    server.put(ZONE, "loop1.example.com.", "CNAME", 60, "loop2.example.com.");
    server.put(ZONE, "loop2.example.com.", "CNAME", 60, "loop1.example.com.");
    server.put(ZONE, "dangling.example.com.", "CNAME", 60, "nowhere.example.com.");
    server.put(ZONE, "outside.example.com.", "CNAME", 60, "nobody-serves-this.example.org.");
    server.put("example.net.", "to-mail.example.net.", "CNAME", 60, "mail.example.com.");
    for (int i = 1; i <= 6; i++) {
      String target = i == 6 ? "mail.example.com." : "chain" + (i + 1) + ".example.com.";
      server.put(ZONE, "chain" + i + ".example.com.", "CNAME", 60, target);
    }
    // Enough of them that the answer fits no UDP packet.
    String[] many = new String[200];
    for (int i = 0; i < many.length; i++) {
      many[i] = "198.51.100." + i;
    }
    many[many.length - 1] = "203.0.113.5";
    server.put(ZONE, "many.example.com.", "A", 60, many);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.com,       203.0.113.5,        true",
    "Mail.Example.COM.,      203.0.113.5,        true",
    "mail.example.com,       2001:db8:0:0::5,    true",
    "mail.example.com,       203.0.113.6,        false",
    "mail.example.com,       ::ffff:203.0.113.5, false",
    "to-mail.example.net,    203.0.113.5,        true",
    "many.example.com,       203.0.113.5,        true",
    "chain2.example.com,     203.0.113.5,        true",
    "chain1.example.com,     203.0.113.5,        false",
    "dangling.example.com,   203.0.113.5,        false",
    "text.example.com,       203.0.113.5,        false",
    "nowhere.example.com,    203.0.113.5,        false",
  })
  void confirmsWhatLeadsBackWithinFiveAliases(String name, String address, boolean confirmed) {
    Verdict verdict = check(server.resolver(), name, address);
    assertThat(verdict.confirmed()).isEqualTo(confirmed);
    assertThat(verdict.failures()).isEmpty();
  }

  @Test
  void saysWhereANameLeadsInstead() {
    assertThat(check(server.resolver(), "elsewhere.example.com", "203.0.113.5").found())
        .isEqualTo(List.of("198.51.100.1"));
  }

  @Test
  void comesBackFromALoop() {
    assertThat(check(server.resolver(), "loop1.example.com", "203.0.113.5").confirmed()).isFalse();
  }

  @Test
  void tellsARefusalFromAnAnswer() {
    // The server answers for no such zone, and says REFUSED.
    Verdict verdict = check(server.resolver(), "outside.example.com", "203.0.113.5");
    assertThat(verdict.confirmed()).isFalse();
    assertThat(verdict.failures()).singleElement().asString().contains("REFUSED");
  }

  @Test
  void tellsAServerThatCanNotAnswer() {
    // A zone whose data nobody has given the server yet: SERVFAIL.
    server.zone(
        java.util.Map.of(
            "name", "broken.example.", "kind", "Slave", "masters", List.of("127.0.0.1:9")));
    Verdict verdict = check(server.resolver(), "www.broken.example", "203.0.113.5");
    assertThat(verdict.confirmed()).isFalse();
    assertThat(verdict.failures()).singleElement().asString().contains("broken.example");
  }

  @Test
  void doesNotWaitForAResolverThatIsSilent() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Verdict verdict =
          check("127.0.0.1:" + silent.getLocalPort(), "mail.example.com", "203.0.113.5");
      assertThat(verdict.confirmed()).isFalse();
      assertThat(verdict.failures()).singleElement().asString().contains("did not answer");
    }
  }

  private static Verdict check(String resolver, String name, String address) {
    DnsProperties properties =
        new DnsProperties(
            null,
            null,
            "localhost",
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            resolver,
            false,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            "off");
    return new ForwardConfirmation(new ResolverLookup(properties))
        .check(name, IpAddress.parse(address).orElseThrow());
  }
}
