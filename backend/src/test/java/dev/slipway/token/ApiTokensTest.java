package dev.slipway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Tokens from their making to their end, over HTTP and WebSocket. */
class ApiTokensTest {

  private static final String CREATE =
      """
      mutation($input: CreateApiTokenInput!) {
        createApiToken(input: $input) {
          apiToken {
            id name scopes prefix customer { id } allowedAddresses createdAt lastUsedAt expiresAt
          }
          secret
          userErrors { code field message }
        }
      }
      """;

  private static final String REVOKE =
      """
      mutation($id: ID!) {
        revokeApiToken(input: { apiTokenId: $id }) { revokedId userErrors { code field } }
      }
      """;

  private static final String VIEWER = "{ viewer { email role customer { id } apiTokens { id } } }";

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;
  private static String otherCustomerId;
  private static String server;
  private static String otherServer;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "one@example.com");
    otherCustomerId = Stories.createCustomer(operator, DemoWorld.NORTHWIND, "two@example.com");
    server = Stories.adopt(operator, customerId, 1);
    otherServer = Stories.adopt(operator, otherCustomerId, DemoWorld.OTHER_RUNNING);
    customer = node.signIn("one@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlTester.Response create(GraphQlCaller owner, Map<String, ?> others) {
    Map<String, Object> input =
        new HashMap<>(Map.of("name", "Billing", "scopes", List.of("SERVERS_READ")));
    input.putAll(others);
    return owner.query(CREATE, Map.of("input", input));
  }

  private static String secret(GraphQlCaller owner, String... scopes) {
    return Stories.createToken(owner, List.of(scopes), Map.of());
  }

  private static String idOf(String secret) {
    return node.withToken(secret)
        .query("{ viewer { apiTokens { id } } }")
        .path("viewer.apiTokens[0].id")
        .entity(String.class)
        .get();
  }

  @Test
  void isShownOnceAndOnlyItsHashIsKept() {
    var answer = create(customer, Map.of("name", "  Night script "));
    String secret = answer.path("createApiToken.secret").entity(String.class).get();
    String id = answer.path("createApiToken.apiToken.id").entity(String.class).get();
    assertThat(id).startsWith("tok_");
    assertThat(secret).matches("slw_[0-9A-Za-z]{49}");
    answer.path("createApiToken.apiToken.name").entity(String.class).isEqualTo("Night script");
    answer
        .path("createApiToken.apiToken.prefix")
        .entity(String.class)
        .isEqualTo(secret.substring(0, 12));
    answer.path("createApiToken.apiToken.customer.id").entity(String.class).isEqualTo(customerId);
    answer.path("createApiToken.apiToken.lastUsedAt").valueIsNull();
    answer.path("createApiToken.apiToken.expiresAt").valueIsNull();
    String rows = node.bean(DSLContext.class).fetch("select * from api_token").formatJSON();
    assertThat(rows).contains(id).doesNotContain(secret.substring(12));
    String lines = node.bean(DSLContext.class).fetch("select * from activity").formatJSON();
    assertThat(lines).contains("token.create").doesNotContain(secret.substring(12));
    customer
        .query(
            "query($id: ID!) { node(id: $id) { id ... on ApiToken { name } } }", Map.of("id", id))
        .path("node.name")
        .entity(String.class)
        .isEqualTo("Night script");
    operator
        .query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
        .path("node")
        .valueIsNull();
  }

  @Test
  void ofACustomerReachesTheOwnObjectsAlone() {
    GraphQlCaller program = node.withToken(secret(customer, "SERVERS_READ"));
    var viewer = program.query(VIEWER);
    viewer.path("viewer.email").entity(String.class).isEqualTo("one@example.com");
    viewer.path("viewer.role").entity(String.class).isEqualTo("CUSTOMER");
    viewer.path("viewer.customer.id").entity(String.class).isEqualTo(customerId);
    assertThat(serverIds(program)).containsExactly(server);
    assertThat(find(program, otherServer)).isNull();
    assertThat(find(program, server)).isEqualTo(server);
  }

  @Test
  void ofAnOperatorReachesEveryCustomer() {
    GraphQlCaller program = node.withToken(secret(operator, "SERVERS_READ", "PROVISIONING"));
    var viewer = program.query(VIEWER);
    viewer.path("viewer.role").entity(String.class).isEqualTo("PARTNER");
    viewer.path("viewer.customer").valueIsNull();
    assertThat(serverIds(program)).contains(server, otherServer);
    program.query("{ customers { totalCount } }").path("customers.totalCount").hasValue();
  }

  @Test
  void ofAnOperatorForOneCustomerNeverReachesAnother() {
    String secret =
        Stories.createToken(
            operator,
            List.of("SERVERS_READ", "PROVISIONING", "BILLING"),
            Map.of("customerId", customerId));
    GraphQlCaller program = node.withToken(secret);
    var viewer = program.query(VIEWER);
    viewer.path("viewer.role").entity(String.class).isEqualTo("PARTNER");
    viewer.path("viewer.customer.id").entity(String.class).isEqualTo(customerId);
    assertThat(serverIds(program)).containsExactly(server);
    assertThat(find(program, otherServer)).isNull();
    program
        .query("{ customers { nodes { id } totalCount } }")
        .path("customers.nodes[*].id")
        .entityList(String.class)
        .containsExactly(customerId);
    program
        .query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", otherCustomerId))
        .path("node")
        .valueIsNull();
    assertThat(
            codes(
                program.query(
                    "mutation { createCustomer(input: { name: \"A\", email: \"a@b.example\", externalId: \"9\" }) { userErrors { code } } }")))
        .containsExactly("FORBIDDEN");
    program
        .query(
            """
            mutation($id: ID!) {
              adoptServer(input: { customerId: $id, panelServerId: 12 }) { userErrors { code field } }
            }
            """,
            Map.of("id", otherCustomerId))
        .path("adoptServer.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void refusesWhatMakesNoSense() {
    refused(customer, Map.of("name", " "), "INVALID", "name");
    refused(customer, Map.of("name", "x".repeat(256)), "INVALID", "name");
    refused(customer, Map.of("scopes", List.of()), "INVALID", "scopes");
    refused(customer, Map.of("expiresAt", "2020-01-01T00:00:00Z"), "INVALID", "expiresAt");
    refused(
        customer,
        Map.of("allowedAddresses", List.of("10.0.0.1", "x")),
        "INVALID",
        "allowedAddresses");
    refused(
        customer,
        Map.of("allowedAddresses", Collections.nCopies(51, "10.0.0.1")),
        "INVALID",
        "allowedAddresses");
    refused(customer, Map.of("customerId", otherCustomerId), "NOT_FOUND", "customerId");
    refused(operator, Map.of("customerId", "cus_nonsense"), "NOT_FOUND", "customerId");
    refused(
        operator,
        Map.of("customerId", customerId, "scopes", List.of("OPERATIONS")),
        "INVALID",
        "scopes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROVISIONING", "BILLING", "OPERATIONS"})
  void aCustomerGetsNoScopeOfOperators(String scope) {
    refused(customer, Map.of("scopes", List.of("SERVERS_READ", scope)), "INVALID", "scopes");
  }

  private static void refused(
      GraphQlCaller owner, Map<String, ?> others, String code, String field) {
    var answer = create(owner, others);
    answer.path("createApiToken.secret").valueIsNull();
    answer.path("createApiToken.apiToken").valueIsNull();
    answer.path("createApiToken.userErrors[0].code").entity(String.class).isEqualTo(code);
    answer.path("createApiToken.userErrors[0].field[0]").entity(String.class).isEqualTo(field);
  }

  @Test
  void aTokenMakesAndRevokesNoTokensAndSeesOnlyItself() {
    String first = secret(operator, "OPERATIONS", "SERVERS_READ", "PROVISIONING");
    String other = idOf(secret(operator, "SERVERS_READ"));
    GraphQlCaller program = node.withToken(first);
    assertThat(codes(create(program, Map.of()))).containsExactly("FORBIDDEN");
    assertThat(codes(program.query(REVOKE, Map.of("id", other)))).containsExactly("FORBIDDEN");
    assertThat(codes(program.query(REVOKE, Map.of("id", "tok_nothing"))))
        .containsExactly("FORBIDDEN");
    program
        .query(VIEWER)
        .path("viewer.apiTokens[*].id")
        .entityList(String.class)
        .containsExactly(idOf(first));
    program
        .query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", other))
        .path("node")
        .valueIsNull();
  }

  @Test
  void endsNoSession() {
    String secret = secret(customer, "SERVERS_READ");
    node.withToken(secret)
        .query("mutation { signOut }")
        .path("signOut")
        .entity(Boolean.class)
        .isEqualTo(false);
    customer.query(VIEWER).path("viewer.email").hasValue();
    node.withToken(secret).query(VIEWER).path("viewer.email").hasValue();
  }

  @Test
  void countsWithoutAnOriginAndBeforeACookie() throws Exception {
    String secret = secret(operator, "SERVERS_READ");
    String cookie = String.valueOf(customer.cookie());
    assertThat(post(secret, Map.of()).body()).contains("PARTNER");
    assertThat(post(secret, Map.of("Cookie", cookie)).body()).contains("PARTNER");
    assertThat(post(secret, Map.of("Origin", "https://evil.example")).statusCode()).isEqualTo(403);
  }

  @Test
  void isRefusedEverywhereOnceRevoked() throws Exception {
    String secret = secret(customer, "SERVERS_READ");
    String id = idOf(secret);
    assertThat(post(secret, Map.of()).statusCode()).isEqualTo(200);
    otherCustomer()
        .query(REVOKE, Map.of("id", id))
        .path("revokeApiToken.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("NOT_FOUND");
    Flux<Boolean> panelStatus =
        node.withToken(secret)
            .subscribe(
                "subscription { panelStatus { reachable } }",
                Map.of(),
                "panelStatus.reachable",
                Boolean.class);
    StepVerifier.create(panelStatus)
        .expectNext(true)
        .then(() ->
            customer
                .query(REVOKE, Map.of("id", id))
                .path("revokeApiToken.revokedId")
                .entity(String.class)
                .isEqualTo(id))
        .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("can't be used"))
        .verify(Duration.ofSeconds(20));
    unusable(secret);
    customer
        .query(REVOKE, Map.of("id", id))
        .path("revokeApiToken.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("NOT_FOUND");
  }

  private static GraphQlCaller otherCustomer() {
    return node.signIn("two@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @Test
  void isRefusedOnceExpired() throws Exception {
    String secret =
        Stories.createToken(
            customer,
            List.of("SERVERS_READ"),
            Map.of("expiresAt", Instant.now().plus(Duration.ofDays(1)).toString()));
    String id = idOf(secret);
    assertThat(post(secret, Map.of()).statusCode()).isEqualTo(200);
    node.bean(DSLContext.class)
        .execute("update api_token set expires_at = utc_timestamp(3) where id = ?", id);
    unusable(secret);
    assertThat(
            customer
                .query("{ viewer { apiTokens { id } } }")
                .path("viewer.apiTokens[*].id")
                .entityList(String.class)
                .get())
        .contains(id);
  }

  @Test
  void isRefusedFromElsewhere() throws Exception {
    String here =
        Stories.createToken(
            customer,
            List.of("SERVERS_READ"),
            Map.of("allowedAddresses", List.of("127.0.0.0/8", "::1")));
    assertThat(post(here, Map.of()).statusCode()).isEqualTo(200);
    // The proxy in front says who is asking.
    assertThat(post(here, Map.of("X-Forwarded-For", "203.0.113.7")).statusCode()).isEqualTo(401);
    unusable(
        Stories.createToken(
            customer,
            List.of("SERVERS_READ"),
            Map.of("allowedAddresses", List.of("203.0.113.0/24"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slw_nonsense",
        "slw_000000000000000000000000000000000000000000000000a",
        "",
        "Ünsinn"
      })
  void whatIsNoTokenIsRefused(String text) throws Exception {
    unusable(text);
  }

  private static void unusable(String secret) throws Exception {
    HttpResponse<String> refused = post(secret, Map.of());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
    assertThat(refused.body()).contains("\"code\":\"UNAUTHENTICATED\"", "\"requestId\":\"req_");
    assertThat(closeCode("{\"Authorization\":\"Bearer " + secret + "\"}")).isEqualTo(4401);
  }

  @Test
  void comesInThePayloadOfConnectionInitToo() throws Exception {
    String secret = secret(customer, "SERVERS_READ");
    try (Socket socket = new Socket()) {
      socket.send(
          "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
              + secret
              + "\"}}");
      socket.receive("connection_ack");
      socket.send(
          "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ viewer { email role } }\"}}");
      assertThat(socket.receive("\"id\":\"1\"")).contains("one@example.com");
      customer.query(REVOKE, Map.of("id", idOf(secret)));
      socket.send(
          "{\"id\":\"2\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ viewer { email role } }\"}}");
      assertThat(socket.receive("\"id\":\"2\"")).contains("UNAUTHENTICATED");
    }
  }

  @Test
  void aSocketWithAnUnusableTokenIsClosedWith4401() throws Exception {
    assertThat(closeCode("{\"Authorization\":\"Basic eDp5\"}")).isEqualTo(4401);
    assertThat(closeCode("{\"Authorization\":7}")).isEqualTo(4401);
  }

  @Test
  void remembersItsLastUseToTheMinute() {
    var made = create(customer, Map.of("name", "Counted"));
    String id = made.path("createApiToken.apiToken.id").entity(String.class).get();
    GraphQlCaller program =
        node.withToken(made.path("createApiToken.secret").entity(String.class).get());
    program.query(VIEWER);
    String first = lastUsed(id);
    assertThat(first).isNotNull();
    program.query(VIEWER);
    assertThat(lastUsed(id)).isEqualTo(first);
    node.bean(DSLContext.class)
        .execute(
            "update api_token set last_used_at = last_used_at - interval 2 minute where id = ?",
            id);
    program.query(VIEWER);
    assertThat(Instant.parse(String.valueOf(lastUsed(id))))
        .isAfterOrEqualTo(Instant.parse(String.valueOf(first)));
  }

  private static @Nullable String lastUsed(String id) {
    return customer
        .query(
            "query($id: ID!) { node(id: $id) { ... on ApiToken { lastUsedAt } } }",
            Map.of("id", id))
        .path("node.lastUsedAt")
        .entity(String.class)
        .get();
  }

  @Test
  void repeatsOnlyItsOwnMutations() {
    GraphQlCaller one = node.withToken(secret(operator, "PROVISIONING"));
    GraphQlCaller two = node.withToken(secret(operator, "PROVISIONING"));
    String first = createCustomer(one, "once@example.com", "first-of-one");
    assertThat(createCustomer(one, "once@example.com", "first-of-one")).isEqualTo(first);
    // The same id from another token is another caller's: nothing of the first's is told.
    assertThat(createCustomer(two, "twice@example.com", "first-of-two")).isNotEqualTo(first);
  }

  private static String createCustomer(GraphQlCaller caller, String email, String externalId) {
    return caller
        .query(
            """
            mutation($email: String!, $externalId: String!) {
              createCustomer(input: {
                name: "Once", email: $email, externalId: $externalId, clientMutationId: "same"
              }) { customer { id } userErrors { message } }
            }
            """,
            Map.of("email", email, "externalId", externalId))
        .path("createCustomer.customer.id")
        .entity(String.class)
        .get();
  }

  @Test
  void whatItDoesIsNotedWithItsName() {
    String secret =
        Stories.createToken(customer, List.of("SERVERS_MANAGE"), Map.of("name", "Renamer"));
    node.withToken(secret)
        .query(
            "mutation($id: ID!) { renameServer(input: { serverId: $id, name: \"Renamed by night\" }) { userErrors { message } } }",
            Map.of("id", server));
    customer
        .query(
            "query($id: ID!) { server(id: $id) { activity(first: 1) { nodes { actor action } } } }",
            Map.of("id", server))
        .path("server.activity.nodes[0].actor")
        .entity(String.class)
        .satisfies(actor -> assertThat(actor).endsWith("(token Renamer)"));
  }

  @Test
  void thereIsABoundToHowManyOneAccountHas() {
    Stories.createCustomer(operator, 300, "many@example.com");
    GraphQlCaller many = node.signIn("many@example.com", Stories.CUSTOMER_PASSWORD);
    for (int i = 0; i < 100; i++) {
      secret(many, "SERVERS_READ");
    }
    var answer = create(many, Map.of());
    answer.path("createApiToken.userErrors[0].code").entity(String.class).isEqualTo("INVALID");
    answer.path("createApiToken.userErrors[0].field").valueIsNull();
  }

  private static List<String> serverIds(GraphQlCaller program) {
    return program
        .query("{ servers(first: 100) { nodes { id } } }")
        .path("servers.nodes[*].id")
        .entityList(String.class)
        .get();
  }

  private static @Nullable String find(GraphQlCaller program, String id) {
    List<String> found =
        program
            .query("query($id: ID!) { server(id: $id) { id } }", Map.of("id", id))
            .path("[*].id")
            .entityList(String.class)
            .get();
    return found.isEmpty() ? null : found.getFirst();
  }

  private static List<String> codes(GraphQlTester.Response answer) {
    List<String> codes = new ArrayList<>();
    answer
        .errors()
        .satisfy(errors ->
            errors.forEach(error -> codes.add(String.valueOf(error.getExtensions().get("code")))));
    return codes;
  }

  private static HttpResponse<String> post(String secret, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.url("/graphql"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + secret)
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ viewer { email role } }\"}"));
    headers.forEach(request::setHeader);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static int closeCode(String payload) throws Exception {
    try (Socket socket = new Socket()) {
      socket.send("{\"type\":\"connection_init\",\"payload\":" + payload + "}");
      return socket.closed.get(20, TimeUnit.SECONDS);
    }
  }

  /** A bare WebSocket, to see what a client's library would hide. */
  private static final class Socket implements WebSocket.Listener, AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final StringBuilder part = new StringBuilder();
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    Socket() throws Exception {
      URI url = URI.create(node.url("/graphql").toString().replaceFirst("http", "ws"));
      socket =
          client
              .newWebSocketBuilder()
              .subprotocols("graphql-transport-ws")
              .buildAsync(url, this)
              .get(20, TimeUnit.SECONDS);
    }

    void send(String message) throws Exception {
      socket.sendText(message, true).get(20, TimeUnit.SECONDS);
    }

    String receive(String containing) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> received.stream().anyMatch(each -> each.contains(containing)));
      return received.stream().filter(each -> each.contains(containing)).findFirst().orElseThrow();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        received.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void close() {
      socket.abort();
      client.close();
    }
  }
}
