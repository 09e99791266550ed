package dev.slipway.simulator.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real PowerDNS of this machine's own packages, on free ports of the loopback, with an empty
 * database in a folder that goes with it. Its API makes the zones; over the DNS it answers for
 * them, so that it can also stand for the resolver which confirms names. It can be killed, started
 * again and made to hang.
 */
public final class PowerDns implements AutoCloseable {

  /** What the Debian packages are called. */
  public static final String PACKAGES = "pdns-server pdns-backend-sqlite3 sqlite3";

  public static final String API_KEY = "powerdns-of-the-demonstration";

  private static final Path BINARY = Path.of("/usr/sbin/pdns_server");
  private static final Path SQLITE = Path.of("/usr/bin/sqlite3");
  private static final Path SCHEMA =
      Path.of("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql");
  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final int dnsPort;
  private final int apiPort;
  private final List<String> options;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process process;

  private PowerDns(List<String> options) {
    this.options = options;
    try {
      this.folder = Files.createTempDirectory("slipway-powerdns");
      this.dnsPort = freePort();
      this.apiPort = freePort();
      makeDatabase();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Whether the packages are there. */
  public static boolean isInstalled() {
    return Files.isExecutable(BINARY) && Files.isExecutable(SQLITE) && Files.isReadable(SCHEMA);
  }

  /**
   * Starts a server.
   *
   * @param options further lines of its settings, for example {@code secondary=yes}
   * @throws IllegalStateException where the packages are missing, with what to do
   */
  public static PowerDns start(String... options) {
    if (!isInstalled()) {
      throw new IllegalStateException(
          "PowerDNS can not be run: install the packages " + PACKAGES + " (apt-get install).");
    }
    PowerDns server = new PowerDns(List.of(options));
    server.startAgain();
    return server;
  }

  /** What {@code slipway.dns.url} takes. */
  public String url() {
    return "http://127.0.0.1:" + apiPort;
  }

  /** Where it answers over the DNS, UDP and TCP; what {@code slipway.dns.resolver} takes. */
  public String resolver() {
    return "127.0.0.1:" + dnsPort;
  }

  /** Where it answers over the DNS. */
  public InetSocketAddress dnsAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), dnsPort);
  }

  /** The number of its process. */
  public long pid() {
    if (process == null) {
      throw new IllegalStateException("PowerDNS is not running");
    }
    return process.pid();
  }

  /** What must be set for Slipway to use it for zones and for names alike. */
  public Map<String, String> settings() {
    return Map.of(
        "slipway.dns.url", url(),
        "slipway.dns.api-key", API_KEY,
        "slipway.dns.resolver", resolver());
  }

  /** Makes a zone whose serial rises with each change. */
  public void zone(String name, String kind) {
    zone(
        Map.of(
            "name",
            name,
            "kind",
            kind,
            "soa_edit_api",
            "INCREASE",
            "nameservers",
            List.of("ns1.example.net.")));
  }

  /** Makes a zone from all that the API knows of one. */
  public void zone(Map<String, ?> zone) {
    call("POST", "/zones", JSON.writeValueAsString(zone), 201);
  }

  /** Puts records in place of all that a name has of a type. */
  public void put(String zone, String name, String type, int ttl, String... contents) {
    change(
        zone,
        Map.of(
            "name", name,
            "type", type,
            "ttl", ttl,
            "changetype", "REPLACE",
            "records",
                Stream.of(contents)
                    .map(each -> Map.of("content", each, "disabled", false))
                    .toList()));
  }

  /** Removes all that a name has of a type. */
  public void remove(String zone, String name, String type) {
    change(zone, Map.of("name", name, "type", type, "changetype", "DELETE"));
  }

  /** Makes one change of a set of records. */
  public void change(String zone, Map<String, ?> change) {
    call("PATCH", path(zone), JSON.writeValueAsString(Map.of("rrsets", List.of(change))), 204);
  }

  /** The host name that a name of a zone points to, by the API; null where there is none. */
  public @Nullable String ptr(String zone, String name) {
    JsonNode sets = JSON.readTree(call("GET", path(zone), null, 200)).path("rrsets");
    for (JsonNode set : sets) {
      if (set.path("type").asString().equals("PTR") && set.path("name").asString().equals(name)) {
        return set.path("records").path(0).path("content").asString();
      }
    }
    return null;
  }

  /** A zone's serial. */
  public long serial(String zone) {
    return JSON.readTree(call("GET", path(zone) + "?rrsets=false", null, 200))
        .path("serial")
        .asLong();
  }

  private static String path(String zone) {
    // What is no letter, digit, dot or hyphen is =XX in a zone's id.
    return "/zones/" + zone.replace("/", "=2F");
  }

  private String call(String method, String path, @Nullable String body, int expected) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/api/v1/servers/localhost" + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("X-API-Key", API_KEY)
            .header("Accept", "application/json")
            .timeout(Duration.ofSeconds(20))
            .build();
    Instant end = Instant.now().plus(BUSY_TIMEOUT);
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      // Its database takes one change at a time, and a second one meanwhile is answered with 500.
      while (answer.statusCode() == 500 && Instant.now().isBefore(end)) {
        pause();
        answer = http.send(request, BodyHandlers.ofString());
      }
      if (answer.statusCode() != expected) {
        throw new IllegalStateException(
            method + " " + path + " gave " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PowerDNS was asked", e);
    }
  }

  /** Starts it with what it had, at the same ports as before. */
  public void startAgain() {
    kill();
    try {
      process =
          new ProcessBuilder(BINARY.toString(), "--config-dir=" + folder)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitAnswer(process);
  }

  /** Ends it as a crash would. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
      process = null;
    }
  }

  /** Makes it hang: connections are taken and nothing is answered. */
  public void hang() {
    signal("STOP");
  }

  /** Ends {@link #hang}. */
  public void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    if (process == null) {
      throw new IllegalStateException("PowerDNS is not running");
    }
    run(List.of("kill", "-" + name, String.valueOf(process.pid())), null);
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeDatabase() throws IOException {
    run(List.of(SQLITE.toString(), folder.resolve("pdns.db").toString()), SCHEMA);
    List<String> lines =
        new ArrayList<>(
            List.of(
                "launch=gsqlite3",
                "gsqlite3-database=" + folder.resolve("pdns.db"),
                // Nothing in it outlives the process, so nothing has to reach the disk.
                "gsqlite3-pragma-synchronous=0",
                "local-address=127.0.0.1",
                "local-port=" + dnsPort,
                "webserver=yes",
                "webserver-address=127.0.0.1",
                "webserver-port=" + apiPort,
                "webserver-allow-from=127.0.0.1",
                "api=yes",
                "api-key=" + API_KEY,
                "socket-dir=" + folder,
                "write-pid=no",
                "daemon=no",
                "guardian=no",
                "setuid=",
                "setgid=",
                "security-poll-suffix=",
                "disable-syslog=yes",
                "loglevel=4",
                // What was just written must be seen at once.
                "cache-ttl=0",
                "query-cache-ttl=0",
                "negquery-cache-ttl=0",
                "zone-cache-refresh-interval=0",
                "default-soa-content=ns1.@ hostmaster.@ 0 10800 3600 604800 3600"));
    lines.addAll(options);
    Files.write(folder.resolve("pdns.conf"), lines);
  }

  private static void run(List<String> command, @Nullable Path input) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      if (input != null) {
        builder.redirectInput(input.toFile());
      }
      Process run = builder.start();
      String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (run.onExit().join().exitValue() != 0) {
        throw new IllegalStateException(command + " failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer(Process started) {
    Instant end = Instant.now().plus(START_TIMEOUT);
    while (true) {
      try {
        call("GET", "", null, 200);
        return;
      } catch (UncheckedIOException notYet) {
        if (!started.isAlive() || Instant.now().isAfter(end)) {
          throw new IllegalStateException("pdns_server did not start:\n" + log(), notYet);
        }
        pause();
      }
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return "(without a log)";
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PowerDNS was starting", e);
    }
  }

  /** One that is free for UDP and TCP alike. */
  private static int freePort() throws IOException {
    while (true) {
      try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          DatagramSocket udp =
              new DatagramSocket(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()))) {
        return udp.getLocalPort();
      } catch (java.net.BindException taken) {
        // Another one, then.
      }
    }
  }
}
