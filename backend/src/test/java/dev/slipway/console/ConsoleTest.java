package dev.slipway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.Windows;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.Timings;
import dev.slipway.simulator.screen.Consoles.Credentials;
import dev.slipway.simulator.screen.Consoles.Fault;
import dev.slipway.simulator.screen.XvncScreens;
import dev.slipway.store.Hashes;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** A server's screen, from asking for it to its end. */
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final FloodingScreens FLOOD = new FloodingScreens();

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static String customerId;
  private static String server;
  private static GraphQlCaller customer;

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .timings(Timings.real().atSpeed(4))
            .demo()
            .options(options ->
                options.withScreens(() ->
                    new ChosenScreens(
                        Map.of(DemoWorld.UNMETERED, FLOOD, DemoWorld.NO_AGENT, new XvncScreens()))))
            .start();
    node =
        SlipwayNode.start(
            panel,
            Map.of(
                "slipway.console.check-interval", "200ms",
                "slipway.console.connect-timeout", "12s",
                "slipway.console.stall-timeout", "3s",
                "slipway.console.max-per-server", "2"));
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    server = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    customer = signIn();
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @AfterEach
  void nothingIsLeftOpen() {
    node.bean(Consoles.class).endAll();
    Awaitility.await().atMost(PATIENCE).until(() -> panel.consoles().countOpen() == 0);
    Awaitility.await().atMost(PATIENCE).until(() -> node.bean(Consoles.class).count() == 0);
    Arrays.stream(Fault.values()).forEach(fault -> panel.consoles().set(fault, false));
  }

  private static GraphQlCaller signIn() {
    return node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  private static URI address() {
    return ConsoleStories.address(node, customer, server);
  }

  private static RfbViewer open() throws Exception {
    return RfbViewer.open(address(), customer).greet();
  }

  private static List<String> activity() {
    return customer
        .query(
            "query($id: ID!) { server(id: $id) { activity(first: 5) { nodes { summary } } } }",
            Map.of("id", server))
        .path("server.activity.nodes[*].summary")
        .entityList(String.class)
        .get();
  }

  private static Credentials credentials(int panelServerId) {
    return panel
        .world()
        .locked(() -> panel.consoles().current(panel.world().server(panelServerId).orElseThrow()));
  }

  private static void awaitAnotherPicture(RfbViewer viewer, byte[] before) {
    Awaitility.await().atMost(PATIENCE).until(() -> !Arrays.equals(viewer.picture(), before));
  }

  @Test
  void showsTheScreenAndWhatIsTypedOnIt() throws Exception {
    try (RfbViewer viewer = open()) {
      assertThat(viewer.socket().getSubprotocol()).isEqualTo("binary");
      assertThat(viewer.name).isEqualTo("Web shop");
      byte[] before = viewer.picture();
      viewer.type("echo seen\n");
      awaitAnotherPicture(viewer, before);
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(activity().getFirst()).startsWith("The console was closed ("));
    assertThat(activity()).contains("Opened the console");
  }

  @Test
  void showsARealShellInARealVncServer() throws Exception {
    String real = Stories.adopt(operator, customerId, DemoWorld.NO_AGENT);
    try (RfbViewer viewer =
        RfbViewer.open(ConsoleStories.address(node, customer, real), customer).greet()) {
      byte[] before = viewer.picture();
      assertThat(viewer.width).isEqualTo(800);
      viewer.type("clear; for i in 1 2 3 4 5 6 7 8 9; do echo one two three four; done\n");
      awaitAnotherPicture(viewer, before);
    }
  }

  @Test
  void waitsUntilTheHypervisorListens() throws Exception {
    panel.clearRequests();
    try (RfbViewer viewer = open()) {
      assertThat(viewer.picture()).isNotEmpty();
    }
    assertThat(panel.log().count("GET /vnc/")).isGreaterThan(1);
    assertThat(panel.log().count("POST /servers/*/vnc")).isEqualTo(1);
  }

  @Test
  void asksForAnotherAddressWhereOneIsUsedUpByComingTooEarly() throws Exception {
    panel.consoles().set(Fault.EARLY_TOKEN_SPENT, true);
    panel.clearRequests();
    try (RfbViewer viewer = open()) {
      assertThat(viewer.picture()).isNotEmpty();
    }
    assertThat(panel.log().count("POST /servers/*/vnc")).isEqualTo(2);
  }

  @Test
  void worksWithAPanelThatKnowsTheOlderOrderAndNamesWholeAddresses() throws Exception {
    panel.consoles().set(Fault.OLDER_FORM_ONLY, true);
    panel.consoles().set(Fault.ADDRESS_ABSOLUTE, true);
    try (RfbViewer viewer = open()) {
      assertThat(viewer.picture()).isNotEmpty();
    }
  }

  @Test
  void saysThatThereIsNoScreenOrThatItRefuses() throws Exception {
    String other = Stories.adopt(operator, customerId, DemoWorld.IPV6_ONLY);
    panel.consoles().set(Fault.PASSWORD_REFUSED, true);
    try (RfbViewer refused = RfbViewer.open(address(), customer)) {
      assertThat(refused.closeCode()).isEqualTo(4503);
    }
    panel.consoles().set(Fault.NEVER_BOUND, true);
    try (RfbViewer never =
        RfbViewer.open(ConsoleStories.address(node, customer, other), customer)) {
      assertThat(never.closeCode()).isEqualTo(4504);
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(activity()).contains("The console did not open: the screen refused it"));
  }

  @Test
  void givesATicketThatIsGoodOnceAndForItsOwnSessionAlone() throws Exception {
    URI address = address();
    String mine = Objects.requireNonNull(customer.cookie());
    String others = signIn().cookie();
    String origin = GraphQlCaller.ORIGIN;

    assertThat(RfbViewer.refusal(address, null, origin)).isEqualTo(403);
    assertThat(RfbViewer.refusal(address, others, origin)).isEqualTo(403);
    assertThat(RfbViewer.refusal(address, operator.cookie(), origin)).isEqualTo(403);
    assertThat(RfbViewer.refusal(address, mine, "https://evil.example")).isEqualTo(403);
    assertThat(RfbViewer.refusal(address, mine, origin + ":8443")).isEqualTo(403);
    assertThat(RfbViewer.refusal(address, mine, null)).isEqualTo(403);
    assertThat(RfbViewer.refusal(address.resolve("/console/" + "A".repeat(43)), mine, origin))
        .isEqualTo(403);
    assertThat(RfbViewer.refusal(address.resolve("/console/nothing"), mine, origin)).isEqualTo(403);
    assertThat(lookAt(address, mine)).isEqualTo(426);

    try (RfbViewer viewer = RfbViewer.open(address, customer).greet()) {
      assertThat(RfbViewer.refusal(address, mine, origin)).isEqualTo(403);
      assertThat(viewer.isOpen()).isTrue();
    }
  }

  private static int lookAt(URI address, String cookie) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.toString().replaceFirst("ws", "http")))
            .header("Cookie", cookie)
            .header("Origin", GraphQlCaller.ORIGIN)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void givesATicketThatIsGoodForHalfAMinute() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(31));
    ConsoleTickets afterwards =
        new ConsoleTickets(node.bean(DSLContext.class), node.bean(JsonMapper.class), later);
    String path = address().getPath();
    Ticket ticket = Ticket.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    String cookie = Objects.requireNonNull(customer.cookie());
    String session = Hashes.sha256(cookie.substring(cookie.indexOf('=') + 1));

    assertThat(afterwards.take(ticket, session)).isEmpty();
    assertThat(node.bean(ConsoleTickets.class).take(ticket, session)).isPresent();
  }

  @Test
  void endsWhenTheSessionEnds() throws Exception {
    GraphQlCaller leaving = signIn();
    try (RfbViewer viewer =
            RfbViewer.open(ConsoleStories.address(node, leaving, server), leaving).greet();
        RfbViewer staying = open()) {
      URI unused = ConsoleStories.address(node, leaving, server);
      String cookie = leaving.cookie();
      leaving.query("mutation { signOut }").errors().verify();
      assertThat(viewer.closeCode()).isEqualTo(4401);
      assertThat(RfbViewer.refusal(unused, cookie, GraphQlCaller.ORIGIN)).isEqualTo(403);
      assertThat(staying.isOpen()).isTrue();
    }
  }

  @Test
  void needsNeitherCookieNorOriginWithATokenAndEndsWithIt() throws Exception {
    GraphQlCaller program = withToken("SERVERS_CONSOLE");
    try (RfbViewer viewer =
        RfbViewer.open(ConsoleStories.address(node, program, server), null, null, true).greet()) {
      assertThat(viewer.picture()).isNotEmpty();
      String token =
          customer
              .query("{ viewer { apiTokens { id } } }")
              .path("viewer.apiTokens[0].id")
              .entity(String.class)
              .get();
      customer
          .query(
              "mutation($id: ID!) { revokeApiToken(input: { apiTokenId: $id }) { userErrors { code } } }",
              Map.of("id", token))
          .errors()
          .verify();
      assertThat(viewer.closeCode()).isEqualTo(4401);
    }
    ConsoleStories.ask(withToken("SERVERS_POWER"), server)
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "FORBIDDEN"));
  }

  private static GraphQlCaller withToken(String scope) {
    return node.withToken(Stories.createToken(customer, List.of(scope), Map.of()));
  }

  @Test
  void endsWhenTheServerIsSuspendedInThePanelWithoutAWord() throws Exception {
    String suspended = Stories.adopt(operator, customerId, DemoWorld.WINDOWS);
    try (RfbViewer viewer =
        RfbViewer.open(ConsoleStories.address(node, customer, suspended), customer).greet()) {
      // It goes on running, so that the screen itself stays.
      panel.server(DemoWorld.WINDOWS).suspended(true).running(true);
      long asked = System.nanoTime();
      assertThat(viewer.closeCode()).isEqualTo(4403);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
    } finally {
      panel.server(DemoWorld.WINDOWS).suspended(false).running(true);
    }
  }

  @Test
  void endsWhenThePanelDropsTheSocketOrThePowerGoes() throws Exception {
    try (RfbViewer viewer = open()) {
      panel.consoles().dropAll();
      assertThat(viewer.closeCode()).isEqualTo(4502);
    }
    try (RfbViewer viewer = open()) {
      panel.server(DemoWorld.RUNNING).running(false);
      assertThat(viewer.closeCode()).isEqualTo(4502);
      assertThat(ConsoleStories.code(customer, server)).isEqualTo("RATE_LIMITED");
    } finally {
      panel.server(DemoWorld.RUNNING).running(true);
    }
  }

  @Test
  void endsTheOldestWhereTooManyAreOpenForOneServer() throws Exception {
    try (RfbViewer first = open();
        RfbViewer second = open();
        RfbViewer third = open()) {
      assertThat(first.closeCode()).isEqualTo(4409);
      assertThat(second.isOpen()).isTrue();
      assertThat(third.picture()).isNotEmpty();
    }
  }

  @Test
  void endsWithWhoeverDoesNotSpeakRfb() throws Exception {
    try (RfbViewer viewer = RfbViewer.open(address(), customer)) {
      viewer.read(12);
      viewer.send("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(viewer.closeCode()).isEqualTo(4400);
    }
    try (RfbViewer viewer = open()) {
      viewer.socket().sendText("hello", true).join();
      assertThat(viewer.closeCode()).isEqualTo(1003);
    }
    try (RfbViewer viewer = open()) {
      sendWithoutEnd(viewer);
      assertThat(viewer.closeCode()).isEqualTo(1009);
    }
  }

  /** A text for the clipboard in one message of many parts, until it is taken no more. */
  private static void sendWithoutEnd(RfbViewer viewer) {
    try {
      for (int i = 0; i < 64; i++) {
        ByteBuffer part = ByteBuffer.allocate(64 * 1024);
        if (i == 0) {
          part.put(0, (byte) 6).putInt(4, 1024 * 1024);
        }
        viewer.socket().sendBinary(part, false).join();
      }
    } catch (CompletionException e) {
      // The node has closed the socket meanwhile, as it should.
    }
  }

  @Test
  void endsWithWhoeverSendsFramesThatAreNone() throws Exception {
    URI address = address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String handshake =
          """
          GET %s HTTP/1.1
          Host: %s
          Upgrade: websocket
          Connection: Upgrade
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
          Origin: %s
          Cookie: %s

          """
              .formatted(
                  address.getPath(),
                  address.getAuthority(),
                  GraphQlCaller.ORIGIN,
                  customer.cookie())
              .replace("\n", "\r\n");
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      // A frame of a reserved kind, and without the mask that viewers have to use.
      socket.getOutputStream().write(new byte[] {(byte) 0x83, 4, 1, 2, 3, 4});
      socket.setSoTimeout((int) PATIENCE.toMillis());
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
          .startsWith("HTTP/1.1 101");
    }
  }

  @Test
  void makesThePanelWaitForAViewerThatDoesNotReadAndGivesItUp() throws Exception {
    String flooding = Stories.adopt(operator, customerId, DemoWorld.UNMETERED);
    URI address = ConsoleStories.address(node, customer, flooding);
    FLOOD.sent.set(0);
    try (RfbViewer viewer =
        RfbViewer.open(address, customer.cookie(), GraphQlCaller.ORIGIN, false)) {
      viewer.take(6);
      viewer.greet();
      Awaitility.await().atMost(PATIENCE).until(() -> node.bean(Consoles.class).count() == 0);
      // What the kernel's buffers hold along the way, which is some megabytes; not memory of ours.
      assertThat(FLOOD.sent.get()).isBetween(1L, 64L * 1024 * 1024);
    }
  }

  @Test
  void refusesInTheContractsOrder() {
    String stopped = Stories.adopt(operator, customerId, DemoWorld.STOPPED);
    String suspended = Stories.adopt(operator, customerId, DemoWorld.SUSPENDED);
    String northwind =
        Stories.createCustomer(operator, DemoWorld.NORTHWIND, "northwind@example.com");
    String foreign = Stories.adopt(operator, northwind, DemoWorld.OTHER_RUNNING);

    assertThat(ConsoleStories.code(customer, "srv_nothing")).isEqualTo("NOT_FOUND");
    assertThat(ConsoleStories.code(customer, foreign)).isEqualTo("NOT_FOUND");
    assertThat(ConsoleStories.code(customer, suspended)).isEqualTo("WRONG_STATUS");
    assertThat(ConsoleStories.code(customer, stopped)).isEqualTo("WRONG_STATUS");
    assertThat(ConsoleStories.code(customer, stopped)).isEqualTo("RATE_LIMITED");
    node.anonymous()
        .query("mutation { openConsole(input: { serverId: \"x\" }) { userErrors { code } } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "UNAUTHENTICATED"));
  }

  @Test
  void saysWhenThePanelGivesNoWayToTheScreen() {
    String other = Stories.adopt(operator, customerId, DemoWorld.MANY_ADDRESSES);
    panel.consoles().set(Fault.ADDRESS_MISSING, true);
    assertThat(ConsoleStories.code(customer, other)).isEqualTo("PANEL_UNAVAILABLE");
    panel.consoles().set(Fault.ENABLE_REFUSED, true);
    node.bean(Windows.class).close("console:" + other);
    assertThat(ConsoleStories.code(customer, other)).isEqualTo("REJECTED_BY_PANEL");
  }

  @Test
  void tellsNobodyThePanelsSecrets(CapturedOutput log) throws Exception {
    node.bean(Windows.class).close("console:" + server);
    StringBuilder received = new StringBuilder();
    String[] url = new String[1];
    ConsoleStories.ask(customer, server)
        .path("")
        .entity(Object.class)
        .satisfies(answer -> received.append(answer));
    url[0] = received.toString().replaceAll("(?s).*webSocketUrl=([^,}]+).*", "$1");
    assertThat(url[0]).startsWith("wss://my.slipway.example/console/");
    Credentials secrets;
    try (RfbViewer viewer = RfbViewer.open(ConsoleStories.onNode(node, url[0]), customer).greet()) {
      viewer.picture();
      secrets = credentials(DemoWorld.RUNNING);
      received.append(viewer.everything());
      received.append(viewer.name);
    }
    String panelHost = URI.create(panel.baseUrl()).getAuthority();
    assertThat(received.toString())
        .doesNotContain(
            secrets.token(), secrets.password(), panel.token(), panelHost, "hypervisor-", "QEMU");
    String ticket = url[0].substring(url[0].lastIndexOf('/') + 1);
    assertThat(log.getAll())
        .doesNotContain(secrets.token(), secrets.password(), panel.token(), ticket);
  }
}
