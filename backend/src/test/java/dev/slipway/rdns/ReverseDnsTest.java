package dev.slipway.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.cluster.Windows;
import dev.slipway.dns.ReverseNames;
import dev.slipway.panel.PanelServer;
import dev.slipway.server.ServerAddressesChanged;
import dev.slipway.server.ServerCreated;
import dev.slipway.server.ServerEvents;
import dev.slipway.server.ServerTerminated;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.dns.PowerDns;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Reverse DNS through the API, on a real PowerDNS that answers for names as well. */
class ReverseDnsTest {

  private static final long OWNER = 7001;
  private static final long OTHER = 7002;
  private static final String V4 = "113.0.203.in-addr.arpa.";
  private static final String CLASSLESS = "64/26.113.0.203.in-addr.arpa.";
  private static final String V6 = "8.b.d.0.1.0.0.2.ip6.arpa.";

  private static final String SET =
      """
      mutation($input: SetReverseDnsInput!) {
        setReverseDns(input: $input) {
          record { address version hostname status ttlSeconds zone }
          userErrors { code field message retryAfterSeconds }
        }
      }
      """;

  private static PowerDns dns;
  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String mail;
  private static String lifecycle;
  private static String foreign;

  @BeforeAll
  static void start() {
    dns = PowerDns.start();
    dns.zone(V4, "Native");
    dns.zone(CLASSLESS, "Native");
    dns.zone(V6, "Native");
    dns.zone("example.com.", "Native");
    panel =
        PanelSimulator.builder()
            .customer(OWNER, "Postal Works")
            .customer(OTHER, "Somebody Else")
            .server(
                OWNER,
                ServerSpec.named("mail")
                    .hostname("mail.example.com")
                    .ipv4(
                        "203.0.113.5",
                        "203.0.113.6",
                        "203.0.113.7",
                        "203.0.113.8",
                        "203.0.113.9",
                        "203.0.113.10",
                        "203.0.113.70",
                        "198.51.100.9")
                    .ipv6("2001:db8:1::", 64, "2001:db8:1::25"))
            .server(
                OWNER,
                ServerSpec.named("life.example.com")
                    .hostname("life.example.com")
                    .ipv4("203.0.113.20", "203.0.113.90")
                    .ipv6("2001:db8:2::", 64))
            .server(OTHER, ServerSpec.named("foreign").ipv4("203.0.113.30"))
            .start();
    Map<String, Object> settings = new HashMap<>(dns.settings());
    settings.put("slipway.dns.read-timeout", "3s");
    settings.put("slipway.dns.write-timeout", "3s");
    settings.put("slipway.dns.resolver-timeout", "1s");
    settings.put("slipway.dns.cache-ttl", "10m");
    settings.put("slipway.dns.reconcile-interval", "off");
    node = SlipwayNode.start(panel, settings);
    operator = node.operator();
    String owner = Stories.createCustomer(operator, OWNER, "postal@example.com");
    String other = Stories.createCustomer(operator, OTHER, "else@example.com");
    mail = Stories.adopt(operator, owner, 1);
    lifecycle = Stories.adopt(operator, owner, 2);
    foreign = Stories.adopt(operator, other, 3);
    customer = node.signIn("postal@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
    dns.close();
  }

  @AfterEach
  void mend() {
    panel.chaos().clear();
    dns.startAgain();
  }

  private static void forward(String name, String... addresses) {
    boolean v6 = addresses[0].contains(":");
    dns.put("example.com.", name + ".", v6 ? "AAAA" : "A", 60, addresses);
  }

  private static GraphQlTester.Response set(String address, @Nullable String hostname) {
    return set(customer, mail, address, hostname);
  }

  private static GraphQlTester.Response set(
      GraphQlCaller caller, String server, String address, @Nullable String hostname) {
    Map<String, Object> input = new HashMap<>(Map.of("serverId", server, "address", address));
    input.put("hostname", hostname);
    return caller.query(SET, Map.of("input", input));
  }

  private static void refused(GraphQlTester.Response answer, String code, String... field) {
    answer.path("setReverseDns.record").valueIsNull();
    answer.path("setReverseDns.userErrors[*].code").entityList(String.class).containsExactly(code);
    if (field.length > 0) {
      answer
          .path("setReverseDns.userErrors[0].field")
          .entityList(String.class)
          .containsExactly(field);
    }
  }

  private static String message(GraphQlTester.Response answer) {
    return answer.path("setReverseDns.userErrors[0].message").entity(String.class).get();
  }

  private static void accepted(GraphQlTester.Response answer) {
    answer.path("setReverseDns.userErrors[*].message").entityList(String.class).hasSize(0);
  }

  private static String name(String address) {
    return ReverseNames.of(IpAddress.parse(address).orElseThrow());
  }

  private static void mayAgain(String address) {
    node.bean(Windows.class).close("reverse-dns:" + address);
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(60, TimeUnit.SECONDS);
  }

  private record Row(String address, String status, @Nullable String hostname) {}

  private static List<Row> rows(String server) {
    return customer
        .query(
            "query($id: ID!) { server(id: $id) { reverseDns { enabled records { address status hostname } } } }",
            Map.of("id", server))
        .path("server.reverseDns.records")
        .entityList(Row.class)
        .get();
  }

  @Test
  void listsEveryAddressAndTheHostsOfSubnets() {
    dns.put(V4, name("203.0.113.10"), "PTR", 300, "wrong.example.com.");
    dns.put(V6, name("2001:db8:1::77"), "PTR", 300, "host.example.com.");
    dns.put(V6, name("2001:db8:9::77"), "PTR", 300, "another-subnet.example.com.");
    forward("host.example.com", "2001:db8:1::77");
    List<Row> rows = rows(mail);
    assertThat(rows.subList(0, 2))
        .containsExactly(
            new Row("2001:db8:1::", "SUBNET", null),
            new Row("2001:db8:1::77", "VERIFIED", "host.example.com"));
    assertThat(rows)
        .contains(
            new Row("203.0.113.10", "UNVERIFIED", "wrong.example.com"),
            new Row("198.51.100.9", "NO_ZONE", null),
            new Row("2001:db8:1::25", "MISSING", null))
        .extracting(Row::hostname)
        .doesNotContain("another-subnet.example.com");
    // The same in a list of servers, whose zones are read together.
    assertThat(
            customer
                .query(
                    "{ servers { nodes { id reverseDns { records { address status hostname } } } } }")
                .path("servers.nodes[?(@.id == '%s')].reverseDns.records[*]".formatted(mail))
                .entityList(Row.class)
                .get())
        .isEqualTo(rows(mail));
  }

  @Test
  void refusesANameThatDoesNotLeadBackAndSaysWhichRecordToAdd() {
    GraphQlTester.Response answer = set("203.0.113.5", "new.example.com");
    refused(answer, "FORWARD_DNS_MISMATCH", "hostname");
    assertThat(message(answer)).contains("“new.example.com. IN A 203.0.113.5”");
    refused(set("203.0.113.5", "new.example.com"), "RATE_LIMITED");
    mayAgain("203.0.113.5");

    forward("new.example.com", "198.51.100.1");
    answer = set("203.0.113.5", "new.example.com");
    refused(answer, "FORWARD_DNS_MISMATCH");
    assertThat(message(answer)).contains("resolves to 198.51.100.1, not to 203.0.113.5");
    mayAgain("203.0.113.5");

    forward("new.example.com", "198.51.100.1", "203.0.113.5");
    answer = set("203.0.113.5", "New.example.com.");
    accepted(answer);
    answer.path("setReverseDns.record.status").entity(String.class).isEqualTo("VERIFIED");
    answer.path("setReverseDns.record.hostname").entity(String.class).isEqualTo("New.example.com");
    answer.path("setReverseDns.record.ttlSeconds").entity(Integer.class).isEqualTo(3600);
    answer
        .path("setReverseDns.record.zone")
        .entity(String.class)
        .isEqualTo("113.0.203.in-addr.arpa");
    assertThat(dns.ptr(V4, name("203.0.113.5"))).isEqualTo("New.example.com.");

    mayAgain("203.0.113.5");
    answer = set("203.0.113.5", " ");
    accepted(answer);
    answer.path("setReverseDns.record.status").entity(String.class).isEqualTo("MISSING");
    assertThat(dns.ptr(V4, name("203.0.113.5"))).isNull();
  }

  @Test
  void writesIntoTheSmallestZoneAndForHostsOfSubnets() {
    forward("classless.example.com", "203.0.113.70");
    accepted(set("203.0.113.70", "classless.example.com"));
    assertThat(dns.ptr(CLASSLESS, "70." + CLASSLESS)).isEqualTo("classless.example.com.");

    forward("six.example.com", "2001:db8:1::abc");
    accepted(set("2001:0db8:1:0:0::ABC", "six.example.com"));
    assertThat(dns.ptr(V6, name("2001:db8:1::abc"))).isEqualTo("six.example.com.");
    // Another spelling is the same address.
    refused(set("2001:db8:1::abc", null), "RATE_LIMITED");
  }

  @Test
  void refusesInTheContractsOrder() {
    refused(set(customer, foreign, "203.0.113.30", "a.example.com"), "NOT_FOUND", "serverId");
    refused(set("203.0.113.300", "bad_name"), "INVALID", "address");
    refused(set("203.0.113.30", "bad_name"), "NOT_FOUND", "address");
    refused(set("2001:db8:1:1::1", "six.example.com"), "NOT_FOUND", "address");
    refused(set("203.0.113.6", "bad_name.example.com"), "INVALID", "hostname");
    refused(set("198.51.100.9", "mail.example.com"), "NO_ZONE", "address");

    panel.server(1).suspended(true);
    try {
      refused(set("203.0.113.6", "bad_name"), "INVALID", "hostname");
      refused(set("203.0.113.6", "mail.example.com"), "WRONG_STATUS");
      // That was found out by asking the panel, and cost no turn.
      panel.server(1).suspended(false);
      rows(mail);
      refused(set("203.0.113.6", "mail.example.com"), "FORWARD_DNS_MISMATCH");
    } finally {
      panel.server(1).suspended(false);
      rows(mail);
    }
  }

  @Test
  void leavesThePanelTheLastWordOnWhoseAnAddressIs() {
    panel.gone();
    try {
      refused(set("203.0.113.7", "mail.example.com"), "PANEL_UNAVAILABLE");
    } finally {
      panel.back();
    }
    soon()
        .untilAsserted(() -> {
          mayAgain("203.0.113.7");
          refused(set("203.0.113.7", "mail.example.com"), "FORWARD_DNS_MISMATCH");
        });
  }

  @Test
  void saysThatTheDnsServerIsAwayAlsoWhereItsZonesAreKnown() {
    rows(mail);
    dns.kill();
    refused(set("203.0.113.8", "mail.example.com"), "DNS_UNAVAILABLE");
    mayAgain("203.0.113.8");
    refused(set("203.0.113.8", null), "DNS_UNAVAILABLE");
    mayAgain("198.51.100.9");
    refused(set("198.51.100.9", "mail.example.com"), "DNS_UNAVAILABLE");
    GraphQlTester.Response page =
        customer.query(
            "query($id: ID!) { server(id: $id) { name reverseDns { records { status } } } }",
            Map.of("id", mail));
    page.errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error ->
                    assertThat(error.getExtensions())
                        .containsEntry("code", "DNS_UNAVAILABLE")
                        .containsKey("requestId")));
    page.path("server.name").entity(String.class).isEqualTo("mail");
    page.path("server.reverseDns").valueIsNull();
    operator
        .query("{ connections { name kind healthy message } }")
        .path("connections[?(@.kind == 'DNS')].healthy")
        .entityList(Boolean.class)
        .containsExactly(false);
    dns.startAgain();
    assertThat(rows(mail)).isNotEmpty();
    operator
        .query("{ connections { name kind healthy version message } }")
        .path("connections[?(@.kind == 'DNS')].healthy")
        .entityList(Boolean.class)
        .containsExactly(true);
  }

  @Test
  void letsOnlyThoseInWhoMay() {
    GraphQlCaller reader =
        node.withToken(
            Stories.createToken(customer, List.of("RDNS_READ", "SERVERS_READ"), Map.of()));
    set(reader, mail, "203.0.113.9", null)
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .extracting(error -> error.getExtensions().get("code"))
                .containsExactly("FORBIDDEN"));
    GraphQlCaller plain =
        node.withToken(Stories.createToken(customer, List.of("SERVERS_READ"), Map.of()));
    plain
        .query("query($id: ID!) { server(id: $id) { reverseDns { enabled } } }", Map.of("id", mail))
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .extracting(error -> error.getExtensions().get("code"))
                .containsExactly("FORBIDDEN"));
    customer
        .query("mutation { reconcileReverseDns(input: {}) { added } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .extracting(error -> error.getExtensions().get("code"))
                .containsExactly("FORBIDDEN"));
  }

  @Test
  void goesThroughManyLinesFirstOnTrialAndThenForReal() {
    forward("many1.example.com", "203.0.113.6");
    forward("many2.example.com", "203.0.113.90");
    forward("many4.example.com", "2001:db8:2::5");
    dns.remove(V4, name("203.0.113.6"), "PTR");
    dns.put(V4, name("203.0.113.7"), "PTR", 60, "many3.example.com.");
    String document =
        """
        mutation($input: SetManyReverseDnsInput!) {
          setManyReverseDns(input: $input) {
            results { address outcome hostname hostnameBefore server { id } userErrors { code field } }
            userErrors { code field }
          }
        }
        """;
    List<Map<String, String>> lines =
        List.of(
            Map.of("address", " 203.0.113.6 ", "hostname", "many1.example.com"),
            Map.of("address", "203.0.113.90", "hostname", "many2.example.com"),
            Map.of("address", "203.0.113.7", "hostname", "Many3.example.com"),
            Map.of("address", "203.0.113.30", "hostname", "bad_name"),
            Map.of("address", "2001:db8:2::5", "hostname", "many4.example.com"),
            Map.of("address", "203.0.113.9", "hostname", "elsewhere.example.com"),
            Map.of("address", "2001:DB8:2:0::5", "hostname", "many4.example.com"),
            Map.of("address", "nonsense", "hostname", ""));
    for (boolean dryRun : List.of(true, false)) {
      for (String address :
          List.of("203.0.113.6", "203.0.113.90", "203.0.113.9", "2001:db8:2::5")) {
        mayAgain(address);
      }
      GraphQlTester.Response answer =
          customer.query(document, Map.of("input", Map.of("lines", lines, "dryRun", dryRun)));
      answer
          .path("setManyReverseDns.results[*].outcome")
          .entityList(String.class)
          .containsExactly(
              "SET", "SET", "UNCHANGED", "REFUSED", "SET", "REFUSED", "REFUSED", "REFUSED");
      answer
          .path("setManyReverseDns.results[*].userErrors[*].code")
          .entityList(String.class)
          .containsExactly("NOT_FOUND", "FORWARD_DNS_MISMATCH", "INVALID", "INVALID");
      answer
          .path("setManyReverseDns.results[5].userErrors[0].field")
          .entityList(String.class)
          .containsExactly("lines", "5", "hostname");
      answer
          .path("setManyReverseDns.results[1].server.id")
          .entity(String.class)
          .isEqualTo(lifecycle);
      assertThat(dns.ptr(V4, name("203.0.113.6"))).isEqualTo(dryRun ? null : "many1.example.com.");
      assertThat(dns.ptr(CLASSLESS, "90." + CLASSLESS))
          .isEqualTo(dryRun ? null : "many2.example.com.");
    }
    customer
        .query(document, Map.of("input", Map.of("lines", List.of())))
        .path("setManyReverseDns.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("INVALID");
  }

  @Test
  void followsTheServerThroughItsLife() {
    ServerEvents events = node.bean(ServerEvents.class);
    // Somebody else's before.
    dns.put(V4, name("203.0.113.20"), "PTR", 60, "former-owner.example.org.");
    dns.remove(CLASSLESS, "90." + CLASSLESS, "PTR");
    forward("life.example.com", "203.0.113.20", "203.0.113.90");
    events.tell(new ServerCreated(lifecycle, null));
    soon()
        .untilAsserted(() -> {
          assertThat(dns.ptr(V4, name("203.0.113.20"))).isEqualTo("life.example.com.");
          assertThat(dns.ptr(CLASSLESS, "90." + CLASSLESS)).isEqualTo("life.example.com.");
        });

    // A name of the customer's own stays; what still has the old name follows, while DNS is away
    // for a moment, too, and nothing else waits for it.
    dns.put(CLASSLESS, "90." + CLASSLESS, "PTR", 60, "own.example.com.");
    forward("renamed.example.com", "203.0.113.20", "203.0.113.90");
    dns.kill();
    rename("renamed.example.com");
    soon().untilAsserted(() -> assertThat(openTasks()).isNotEmpty());
    assertThat(
            customer
                .query(
                    "query($id: ID!) { server(id: $id) { activeTask { id } actions { kind allowed } } }",
                    Map.of("id", lifecycle))
                .path("server.actions[?(@.kind == 'RESTART')].allowed")
                .entityList(Boolean.class)
                .get())
        .containsExactly(true);
    dns.startAgain();
    soon()
        .untilAsserted(
            () -> assertThat(dns.ptr(V4, name("203.0.113.20"))).isEqualTo("renamed.example.com."));
    assertThat(dns.ptr(CLASSLESS, "90." + CLASSLESS)).isEqualTo("own.example.com.");
    soon().untilAsserted(() -> assertThat(openTasks()).isEmpty());

    // An address that it has no longer.
    dns.put(V4, name("203.0.113.40"), "PTR", 60, "gone.example.com.");
    dns.put(V4, name("203.0.113.30"), "PTR", 60, "foreign.example.com.");
    events.tell(
        new ServerAddressesChanged(
            lifecycle,
            List.of(
                new PanelServer.Address("203.0.113.20", 4, 32, null, true),
                new PanelServer.Address("203.0.113.30", 4, 32, null, false),
                new PanelServer.Address("203.0.113.40", 4, 32, null, false))));
    soon()
        .untilAsserted(() -> {
          assertThat(dns.ptr(V4, name("203.0.113.40"))).isNull();
          assertThat(openTasks()).isEmpty();
        });
    assertThat(dns.ptr(V4, name("203.0.113.20"))).isEqualTo("renamed.example.com.");
    // By now another server's.
    assertThat(dns.ptr(V4, name("203.0.113.30"))).isEqualTo("foreign.example.com.");

    dns.put(V6, name("2001:db8:2::99"), "PTR", 60, "host.example.com.");
    dns.put(V6, name("2001:db8:3::99"), "PTR", 60, "stays.example.com.");
    events.tell(new ServerTerminated(lifecycle));
    soon()
        .untilAsserted(() -> {
          assertThat(dns.ptr(V4, name("203.0.113.20"))).isNull();
          assertThat(dns.ptr(CLASSLESS, "90." + CLASSLESS)).isNull();
          assertThat(dns.ptr(V6, name("2001:db8:2::99"))).isNull();
        });
    assertThat(dns.ptr(V6, name("2001:db8:3::99"))).isEqualTo("stays.example.com.");
    assertThat(
            customer
                .query(
                    "query($id: ID!) { server(id: $id) { activity { nodes { actor action summary } } } }",
                    Map.of("id", lifecycle))
                .path("server.activity.nodes[?(@.actor == 'Slipway')].action")
                .entityList(String.class)
                .get())
        .hasSizeGreaterThanOrEqualTo(3)
        .containsOnly("server.reverse-dns");
  }

  private static void rename(String name) {
    customer
        .query(
            "mutation($input: RenameServerInput!) { renameServer(input: $input) { userErrors { message } } }",
            Map.of("input", Map.of("serverId", lifecycle, "name", name)))
        .path("renameServer.userErrors[*].message")
        .entityList(String.class)
        .hasSize(0);
  }

  private static List<String> openTasks() {
    return operator
        .query("{ reverseDnsService { openTasks { id kind message server { id } } } }")
        .path("reverseDnsService.openTasks[*].id")
        .entityList(String.class)
        .get();
  }

  @Test
  void reconcilesOneServerAndAllAndOverwritesOnlyByForce() {
    forward("mail.example.com", "203.0.113.8", "203.0.113.9");
    dns.remove(V4, name("203.0.113.9"), "PTR");
    dns.put(V4, name("203.0.113.8"), "PTR", 60, "chosen.example.com.");
    String document =
        """
        mutation($input: ReconcileReverseDnsInput!) {
          reconcileReverseDns(input: $input) { added updated skipped failed userErrors { code field } }
        }
        """;
    GraphQlTester.Response answer =
        operator.query(document, Map.of("input", Map.of("serverId", mail)));
    answer.path("reconcileReverseDns.added").entity(Integer.class).isEqualTo(1);
    answer.path("reconcileReverseDns.updated").entity(Integer.class).isEqualTo(0);
    answer.path("reconcileReverseDns.failed").entity(Integer.class).isEqualTo(0);
    assertThat(dns.ptr(V4, name("203.0.113.9"))).isEqualTo("mail.example.com.");
    assertThat(dns.ptr(V4, name("203.0.113.8"))).isEqualTo("chosen.example.com.");

    answer = operator.query(document, Map.of("input", Map.of("force", true)));
    answer.path("reconcileReverseDns.userErrors[*].code").entityList(String.class).hasSize(0);
    assertThat(dns.ptr(V4, name("203.0.113.8"))).isEqualTo("mail.example.com.");
    operator
        .query(
            "{ reverseDnsService { enabled zones { name kind serial } lastRun { force updated problem } } }")
        .path("reverseDnsService.lastRun.force")
        .entity(Boolean.class)
        .isEqualTo(true);

    operator
        .query(document, Map.of("input", Map.of("serverId", "srv_01k3q5v8m2x4n6p7r9s0t1v2w3")))
        .path("reconcileReverseDns.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("NOT_FOUND");
    dns.kill();
    operator
        .query(document, Map.of("input", Map.of()))
        .path("reconcileReverseDns.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("DNS_UNAVAILABLE");
  }

  @Test
  void diagnosesOneAddress() {
    dns.put(V4, name("203.0.113.10"), "PTR", 300, "wrong.example.com.");
    GraphQlTester.Response answer = diagnose("203.0.113.10");
    answer
        .path("reverseDnsDiagnosis.zone")
        .entity(String.class)
        .isEqualTo("113.0.203.in-addr.arpa");
    answer
        .path("reverseDnsDiagnosis.recordName")
        .entity(String.class)
        .isEqualTo(name("203.0.113.10"));
    answer.path("reverseDnsDiagnosis.hostname").entity(String.class).isEqualTo("wrong.example.com");
    answer.path("reverseDnsDiagnosis.confirmed").entity(Boolean.class).isEqualTo(false);
    answer.path("reverseDnsDiagnosis.server.id").entity(String.class).isEqualTo(mail);
    answer.path("reverseDnsDiagnosis.problems").entityList(String.class).hasSize(1);
    diagnose("198.51.100.9")
        .path("reverseDnsDiagnosis.problems[0]")
        .entity(String.class)
        .satisfies(problem -> assertThat(problem).contains("100.51.198.in-addr.arpa."));
    diagnose("x")
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .extracting(error -> error.getExtensions().get("code"))
                .containsExactly("BAD_USER_INPUT"));
  }

  private static GraphQlTester.Response diagnose(String address) {
    return operator.query(
        """
        query($address: String!) { reverseDnsDiagnosis(address: $address) {
          address usualName zone zoneKind serialRises recordName hostname ttlSeconds forwardAddresses confirmed problems
          server { id }
        } }
        """,
        Map.of("address", address));
  }
}
