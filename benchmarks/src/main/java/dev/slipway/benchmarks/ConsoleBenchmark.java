package dev.slipway.benchmarks;

import dev.slipway.mariadb.EmbeddedMariaDb;
import dev.slipway.simulator.PanelSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many consoles at once through one node, against a plain TCP relay of the same traffic: what
 * processor time the one and the other takes, and how much later pictures arrive.
 */
final class ConsoleBenchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final int consoles;
  private final Duration time;
  private final long bytesPerSecond;

  private ConsoleBenchmark(int consoles, Duration time, long bytesPerSecond) {
    this.consoles = consoles;
    this.time = time;
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Takes the number of consoles, seconds, and bytes a second of each: 200 30 1000000. */
  public static void main(String[] arguments) throws Exception {
    int consoles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    long bytes = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1_000_000;
    ConsoleBenchmark benchmark = new ConsoleBenchmark(consoles, Duration.ofSeconds(seconds), bytes);
    Meter.Result relay = benchmark.throughRelay();
    Meter.Result node = benchmark.throughSlipway();
    System.out.printf("%d consoles, %d bytes/s each, %d s%n%n", consoles, bytes, seconds);
    System.out.println("| | MB/s | processor s | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- | --- | --- |");
    System.out.println(relay.row());
    System.out.println(node.row());
    System.out.printf(
        "%nProcessor time for the same bytes: %.2f times the relay's. Later by %.2f ms (p50), %.2f ms (p99).%n",
        (node.cpuSeconds() / node.megabytesPerSecond())
            / (relay.cpuSeconds() / relay.megabytesPerSecond()),
        node.p50() - relay.p50(),
        node.p99() - relay.p99());
    System.exit(0);
  }

  private Meter.Result throughRelay() throws Exception {
    PacedScreens screens = new PacedScreens(bytesPerSecond);
    Process relay =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                PlainRelay.class.getName(),
                String.valueOf(screens.plainPort()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Socket> viewers = new ArrayList<>();
    try {
      int port =
          Integer.parseInt(
              new BufferedReader(
                      new InputStreamReader(relay.getInputStream(), StandardCharsets.US_ASCII))
                  .readLine());
      Meter meter = new Meter();
      for (int i = 0; i < consoles; i++) {
        Socket viewer = new Socket(InetAddress.getLoopbackAddress(), port);
        viewers.add(viewer);
        Thread.ofVirtual().start(() -> take(viewer, meter));
      }
      screens.begin();
      Thread.sleep(WARM_UP);
      return meter.measure("plain TCP relay", relay.toHandle(), time);
    } finally {
      for (Socket viewer : viewers) {
        viewer.close();
      }
      relay.destroy();
      screens.close();
    }
  }

  private static void take(Socket socket, Meter meter) {
    Pictures.Taker taker = new Pictures.Taker(meter);
    byte[] piece = new byte[Pictures.PIECE_BYTES];
    try (socket) {
      InputStream in = socket.getInputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        taker.take(ByteBuffer.wrap(piece, 0, length));
      }
    } catch (IOException e) {
      // It was closed: this is over.
    }
  }

  private Meter.Result throughSlipway() throws Exception {
    PacedScreens screens = new PacedScreens(bytesPerSecond);
    Path log = Files.createTempFile("slipway-benchmark", ".log");
    try (EmbeddedMariaDb database = EmbeddedMariaDb.startThrowaway("slipway");
        PanelSimulator panel =
            PanelSimulator.builder()
                .customer(1001, "Benchmark")
                .servers(1001, consoles)
                .options(options -> options.withScreens(() -> screens))
                .start();
        Slipway slipway = slipway(database, panel, log);
        HttpClient http = HttpClient.newHttpClient()) {
      Meter meter = new Meter();
      List<WebSocket> viewers = new ArrayList<>();
      for (String server : adopt(slipway)) {
        viewers.add(
            ConsoleViewer.open(
                http, address(slipway, server), slipway.cookie(), slipway.publicUrl(), meter));
      }
      screens.begin();
      Thread.sleep(WARM_UP);
      Meter.Result result = meter.measure("Slipway", slipway.process(), time);
      long open = viewers.stream().filter(viewer -> !viewer.isInputClosed()).count();
      if (open < consoles) {
        throw new IllegalStateException("only " + open + " consoles stayed open: see " + log);
      }
      viewers.forEach(WebSocket::abort);
      return result;
    }
  }

  private static Slipway slipway(EmbeddedMariaDb database, PanelSimulator panel, Path log)
      throws Exception {
    int port = freePort();
    Map<String, String> settings = new HashMap<>();
    settings.put("SERVER_PORT", String.valueOf(port));
    settings.put("SERVER_ADDRESS", "127.0.0.1");
    settings.put("SLIPWAY_PUBLIC_URL", "http://127.0.0.1:" + port);
    settings.put("SLIPWAY_DATABASE_URL", database.jdbcUrl());
    settings.put("SLIPWAY_DATABASE_USERNAME", database.username());
    settings.put("SLIPWAY_DATABASE_PASSWORD", database.password());
    settings.put("SLIPWAY_PANEL_URL", panel.baseUrl());
    settings.put("SLIPWAY_PANEL_TOKEN", panel.token());
    settings.put("SLIPWAY_OPERATOR_EMAIL", "operator@slipway.example");
    settings.put("SLIPWAY_OPERATOR_PASSWORD", "operator-password");
    settings.put("SLIPWAY_CONSOLE_MAX_PER_CUSTOMER", "1000");
    return Slipway.start(port, settings, log);
  }

  private List<String> adopt(Slipway slipway) throws Exception {
    String customer =
        slipway
            .call(
                "mutation($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { message } } }",
                Map.of(
                    "input",
                    Map.of("name", "Benchmark", "email", "b@example.com", "externalId", "1001")))
            .at("/createCustomer/customer/id")
            .asString();
    List<String> servers = new ArrayList<>();
    for (int number = 1; number <= consoles; number++) {
      servers.add(
          slipway
              .call(
                  "mutation($input: AdoptServerInput!) { adoptServer(input: $input) { server { id } userErrors { message } } }",
                  Map.of("input", Map.of("customerId", customer, "panelServerId", number)))
              .at("/adoptServer/server/id")
              .asString());
    }
    return servers;
  }

  private static URI address(Slipway slipway, String server) throws Exception {
    return URI.create(
        slipway
            .call(
                "mutation($id: ID!) { openConsole(input: { serverId: $id }) { console { webSocketUrl } userErrors { message } } }",
                Map.of("id", server))
            .at("/openConsole/console/webSocketUrl")
            .asString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
