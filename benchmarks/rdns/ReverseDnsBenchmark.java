import dev.slipway.mariadb.EmbeddedMariaDb;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.dns.PowerDns;
import dev.slipway.simulator.model.ServerSpec;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records a second when all servers are reconciled, against reading, writing and announcing each
 * record with calls of its own, one after the other.
 */
class ReverseDnsBenchmark {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int ADDRESSES = 4;
  private static final int ZONES = 20;
  private static final int ADOPTED_AT_ONCE = 10;

  /** One by one, a sample tells as much as all. */
  private static final int SAMPLE = 50;

  private final String url;
  private String cookie = "";

  private ReverseDnsBenchmark(String url) {
    this.url = url;
  }

  public static void main(String[] arguments) throws Exception {
    int servers = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
    int port = freePort();
    String url = "http://localhost:" + port;
    var builder = PanelSimulator.builder().customer(9001, "Many Servers");
    for (int i = 0; i < servers; i++) {
      builder.server(
          9001,
          ServerSpec.named("s" + i)
              .hostname(host(i))
              .ipv4(addresses(i).toArray(String[]::new)));
    }
    try (PowerDns dns = PowerDns.start();
        PanelSimulator panel = builder.start();
        EmbeddedMariaDb database = EmbeddedMariaDb.startThrowaway("slipway")) {
      makeZones(dns, servers);
      Process slipway = slipway(port, url, dns, panel, database);
      try {
        ReverseDnsBenchmark benchmark = new ReverseDnsBenchmark(url);
        benchmark.awaitStart(slipway);
        benchmark.adoptAll(servers);
        int records = servers * ADDRESSES;
        int sample = Math.min(SAMPLE, servers);
        int sampled = sample * ADDRESSES;
        double plain = plain(dns, sample);
        removeAll(dns, sample);
        double reconciled = benchmark.reconcile(records);
        double nothing = benchmark.reconcile(0);
        System.out.printf(
            "%d records in %d zones%n"
                + "  one by one, of %d of them:               %7.1f s, %6.0f records a second%n"
                + "  reconcileReverseDns, names confirmed:    %7.1f s, %6.0f records a second%n"
                + "  the same with nothing to do:             %7.1f s, %6.0f records a second%n",
            records,
            ZONES,
            sampled,
            plain,
            sampled / plain,
            reconciled,
            records / reconciled,
            nothing,
            records / nothing);
      } finally {
        slipway.destroy();
        slipway.waitFor();
      }
    }
    System.exit(0);
  }

  private static String host(int server) {
    return "s" + server + ".example.com";
  }

  private static List<String> addresses(int server) {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < ADDRESSES; i++) {
      int number = server * ADDRESSES + i;
      addresses.add("10.%d.%d.%d".formatted(number % ZONES, number / ZONES / 250, number / ZONES % 250));
    }
    return addresses;
  }

  private static String zone(String address) {
    return address.split("\\.")[1] + ".10.in-addr.arpa.";
  }

  private static String name(String address) {
    String[] octets = address.split("\\.");
    return octets[3] + "." + octets[2] + "." + zone(address);
  }

  private static void makeZones(PowerDns dns, int servers) {
    for (int i = 0; i < ZONES; i++) {
      dns.zone(i + ".10.in-addr.arpa.", "Native");
    }
    dns.zone("example.com.", "Native");
    for (int i = 0; i < servers; i++) {
      dns.put("example.com.", host(i) + ".", "A", 60, addresses(i).toArray(String[]::new));
    }
  }

  private static void removeAll(PowerDns dns, int servers) throws Exception {
    for (int i = 0; i < servers; i++) {
      for (String address : addresses(i)) {
        dns.remove(zone(address), name(address), "PTR");
      }
    }
  }

  /** What a program does that knows the API and nothing better. */
  private static double plain(PowerDns dns, int servers) throws Exception {
    long began = System.nanoTime();
    for (int i = 0; i < servers; i++) {
      for (String address : addresses(i)) {
        String path = "/zones/" + zone(address);
        call(dns, "GET", path + "?rrset_name=" + name(address) + "&rrset_type=PTR", null);
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("name", name(address));
        change.put("type", "PTR");
        change.put("ttl", 3600);
        change.put("changetype", "REPLACE");
        change.put("records", List.of(Map.of("content", host(i) + ".", "disabled", false)));
        call(dns, "PATCH", path, JSON.writeValueAsString(Map.of("rrsets", List.of(change))));
        call(dns, "PUT", path + "/notify", null);
      }
    }
    return secondsSince(began);
  }

  private static void call(PowerDns dns, String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(dns.url() + "/api/v1/servers/localhost" + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("X-API-Key", PowerDns.API_KEY)
            .build();
    HTTP.send(request, BodyHandlers.discarding());
  }

  private double reconcile(int added) throws Exception {
    long began = System.nanoTime();
    JsonNode payload =
        ask(
                "mutation { reconcileReverseDns(input: {}) { added skipped failed userErrors { message } } }",
                Map.of())
            .path("reconcileReverseDns");
    double seconds = secondsSince(began);
    if (payload.path("added").asInt() != added || payload.path("failed").asInt() != 0) {
      throw new IllegalStateException("It came to " + payload);
    }
    return seconds;
  }

  private void adoptAll(int servers) throws Exception {
    ask(
        "mutation($i: SignInInput!) { signIn(input: $i) { viewer { id } } }",
        Map.of("i", Map.of("email", "operator@example.com", "password", "operator-password")));
    String customer =
        ask(
                "mutation($i: CreateCustomerInput!) { createCustomer(input: $i) { customer { id } } }",
                Map.of(
                    "i",
                    Map.of("name", "Many", "email", "many@example.com", "externalId", "9001")))
            .path("createCustomer")
            .path("customer")
            .path("id")
            .asString();
    for (int from = 1; from <= servers; from += ADOPTED_AT_ONCE) {
      StringBuilder document = new StringBuilder("mutation($c: ID!) {");
      for (int i = from; i < from + ADOPTED_AT_ONCE && i <= servers; i++) {
        document.append(
            " a%d: adoptServer(input: {customerId: $c, panelServerId: %d}) { userErrors { message } }"
                .formatted(i, i));
      }
      ask(document.append(" }").toString(), Map.of("c", customer));
    }
  }

  private JsonNode ask(String document, Map<String, Object> variables) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Origin", url)
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("query", document, "variables", variables))));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    while (true) {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
      JsonNode json = JSON.readTree(answer.body());
      String code = json.path("errors").path(0).path("extensions").path("code").asString("");
      if (code.equals("RATE_LIMITED")) {
        Thread.sleep(1_000);
      } else if (json.has("errors")) {
        throw new IllegalStateException(answer.body());
      } else {
        return json.path("data");
      }
    }
  }

  private void awaitStart(Process slipway) throws Exception {
    while (true) {
      try {
        URI health = URI.create(url.replace("localhost", "127.0.0.1") + "/actuator/health");
        if (HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode()
            == 200) {
          return;
        }
      } catch (java.io.IOException notYet) {
        if (!slipway.isAlive()) {
          throw new IllegalStateException("Slipway did not start: target/reverse-dns-benchmark.log says why");
        }
      }
      Thread.sleep(300);
    }
  }

  private static Process slipway(
      int port, String url, PowerDns dns, PanelSimulator panel, EmbeddedMariaDb database)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            "backend/target/slipway.jar");
    Map<String, String> environment = builder.environment();
    environment.put("SERVER_PORT", String.valueOf(port));
    environment.put("SLIPWAY_PUBLIC_URL", url);
    environment.put("SLIPWAY_PANEL_URL", panel.baseUrl());
    environment.put("SLIPWAY_PANEL_TOKEN", panel.token());
    environment.put("SLIPWAY_DATABASE_URL", database.jdbcUrl());
    environment.put("SLIPWAY_DATABASE_USERNAME", database.username());
    environment.put("SLIPWAY_DATABASE_PASSWORD", database.password());
    environment.put("SLIPWAY_OPERATOR_EMAIL", "operator@example.com");
    environment.put("SLIPWAY_OPERATOR_PASSWORD", "operator-password");
    environment.put("SLIPWAY_DNS_URL", dns.url());
    environment.put("SLIPWAY_DNS_API_KEY", PowerDns.API_KEY);
    environment.put("SLIPWAY_DNS_RESOLVER", dns.resolver());
    environment.put("SLIPWAY_DNS_RECONCILE_INTERVAL", "off");
    environment.put("SLIPWAY_HISTORY_SAMPLER_INTERVAL", "off");
    Files.createDirectories(Path.of("target"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "reverse-dns-benchmark.log").toFile())
        .start();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }
}
