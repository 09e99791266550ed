package dev.slipway.dns.powerdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.dns.DnsRefused;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones.Change;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What older and broken servers answer, and what exactly is sent to them. */
class OddAnswersTest {

  private static final ReverseZone CLASSLESS =
      new ReverseZone(
          "64=2F26.113.0.203.in-addr.arpa.", "64/26.113.0.203.in-addr.arpa.", "Native", 1);

  private record Reply(int status, String body) {}

  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private PowerDnsZones zones;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          calls.add(
              call
                  + " key="
                  + exchange.getRequestHeaders().getFirst("X-API-Key")
                  + " accept="
                  + exchange.getRequestHeaders().getFirst("Accept")
                  + " "
                  + body);
          Reply reply =
              replies.getOrDefault(
                  call.replaceFirst("/api/v1/servers/localhost", ""), new Reply(404, "Not Found"));
          byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    zones =
        new PowerDnsZones(
            new PowerDnsClient(
                PowerDnsZonesTest.properties(
                    "http://127.0.0.1:" + server.getAddress().getPort(), "secret", "localhost"),
                new SimpleMeterRegistry()),
            3600);
  }

  @AfterEach
  void stop() {
    zones.close();
    server.stop(0);
  }

  @Test
  void readsNamesWithoutDotsAndMakesIdsWhereThereAreNone() {
    replies.put(
        "GET /zones?dnssec=false",
        new Reply(
            200,
            """
            [{"name":"64/26.113.0.203.in-addr.arpa"},{"name":""},{"id":"x","name":null},null,
             {"id":"example.com.","name":"example.com.","kind":"Native","serial":3}]
            """));
    assertThat(zones.list())
        .containsExactly(new ReverseZone(CLASSLESS.id(), CLASSLESS.name(), "", 0));
  }

  @Test
  void findsARecordAlsoWhereTheServerKnowsNoFilter() {
    replies.put(
        "GET /zones/64=2F26.113.0.203.in-addr.arpa.?rrset_name=65.64%2F26.113.0.203.in-addr.arpa.&rrset_type=PTR",
        new Reply(
            200,
            """
            {"name":"x","rrsets":[
              {"name":"64.64/26.113.0.203.in-addr.arpa.","type":"PTR","ttl":60,"records":[{"content":"a.example."}]},
              {"name":"65.64/26.113.0.203.in-addr.arpa","type":"PTR","records":[{"content":""},{"content":"b.example."}]},
              {"name":"65.64/26.113.0.203.in-addr.arpa.","type":"TXT","ttl":60,"records":[{"content":"c.example."}]}]}
            """));
    assertThat(zones.read(CLASSLESS, "65.64/26.113.0.203.in-addr.arpa."))
        .contains(new PtrRecord("65.64/26.113.0.203.in-addr.arpa.", "b.example", 3600));
  }

  @Test
  void sendsWhatPowerDnsTakes() {
    replies.put("PATCH /zones/64=2F26.113.0.203.in-addr.arpa.", new Reply(204, ""));
    zones.change(
        CLASSLESS,
        List.of(
            new Change.Put("65.64/26.113.0.203.in-addr.arpa", "a.example.com", 600),
            new Change.Remove("66.64/26.113.0.203.in-addr.arpa.")));
    assertThat(calls.getFirst())
        .isEqualTo(
            "PATCH /api/v1/servers/localhost/zones/64=2F26.113.0.203.in-addr.arpa. key=secret"
                + " accept=application/json"
                + " {\"rrsets\":[{\"name\":\"65.64/26.113.0.203.in-addr.arpa.\",\"type\":\"PTR\","
                + "\"changetype\":\"REPLACE\",\"ttl\":600,\"records\":[{\"content\":\"a.example.com.\","
                + "\"disabled\":false}]},{\"name\":\"66.64/26.113.0.203.in-addr.arpa.\",\"type\":\"PTR\","
                + "\"changetype\":\"DELETE\"}]}");
    // Told without a body; that it was refused is no news.
    org.awaitility.Awaitility.await()
        .untilAsserted(() ->
            assertThat(calls)
                .contains(
                    "PUT /api/v1/servers/localhost/zones/64=2F26.113.0.203.in-addr.arpa./notify"
                        + " key=secret accept=application/json "));
  }

  @Test
  void takesTheOlderWordsForAZoneThatIsGoneForEmpty() {
    replies.put(
        "GET /zones/64=2F26.113.0.203.in-addr.arpa.",
        new Reply(422, "{\"error\":\"Could not find domain '64/26.113.0.203.in-addr.arpa.'\"}"));
    assertThat(zones.read(CLASSLESS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"error\":\"backend\"}",
        "200 | <html>hello</html>",
        "200 | {}",
        "200 | null",
        "401 | Unauthorized",
        "302 | moved",
        "200 | [[1]]"
      })
  void neverTakesABrokenListForAnEmptyOne(int status, String body) {
    replies.put("GET /zones?dnssec=false", new Reply(status, body));
    assertThatThrownBy(() -> zones.list())
        .isInstanceOf(DnsUnavailable.class)
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"500", "401", "403", "200", "502"})
  void neverTakesABrokenZoneForAnEmptyOne(int status) {
    replies.put("GET /zones/64=2F26.113.0.203.in-addr.arpa.", new Reply(status, "nonsense"));
    assertThatThrownBy(() -> zones.read(CLASSLESS)).isInstanceOf(DnsUnavailable.class);
  }

  @ParameterizedTest
  @CsvSource({"200, false", "500, false", "401, false", "400, true", "422, true", "404, true"})
  void takesOnly204ForDone(int status, boolean refused) {
    replies.put("PATCH /zones/64=2F26.113.0.203.in-addr.arpa.", new Reply(status, "{}"));
    assertThatThrownBy(
            () -> zones.change(CLASSLESS, List.of(new Change.Remove("65." + CLASSLESS.name()))))
        .isInstanceOf(refused ? DnsRefused.class : DnsUnavailable.class);
  }
}
