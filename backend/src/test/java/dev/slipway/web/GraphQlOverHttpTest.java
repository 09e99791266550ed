package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the whole node answers on HTTP: errors with codes, headers that bind browsers, health. */
class GraphQlOverHttpTest {

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    node = SlipwayNode.start(panel);
  }

  @AfterAll
  static void stop() {
    http.close();
    node.close();
    panel.close();
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(node.url(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ nonsense }",
        "{ viewer { ",
        "query($id: ID!) { server(id: $id) { id } }",
        "{ server(id: [1]) { id } }",
        "{ servers(orderBy: { field: COLOUR, direction: ASC }) { totalCount } }",
        "subscription { serverUpdated { id } } query { viewer { id } }",
      })
  void whatIsNoValidRequestIsBadUserInputWithARequestId(String document) {
    node.operator()
        .query(document)
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .isNotEmpty()
                .allSatisfy(error ->
                    assertThat(error.getExtensions())
                        .containsEntry("code", "BAD_USER_INPUT")
                        .hasEntrySatisfying(
                            "requestId", id -> assertThat(id.toString()).startsWith("req_"))));
  }

  @Test
  void operatorsSeeTheConnectionsAsReachedJustNow() {
    GraphQlCaller operator = node.operator();
    var healthy = operator.query("{ connections { name kind healthy version message checkedAt } }");
    healthy
        .path("connections[*].kind")
        .entityList(String.class)
        .containsExactly("PANEL", "DATABASE");
    healthy.path("connections[*].healthy").entityList(Boolean.class).containsExactly(true, true);
    healthy
        .path("connections[1].version")
        .entity(String.class)
        .satisfies(v -> assertThat(v).contains("MariaDB"));
    panel.gone();
    try {
      var ill = operator.query("{ connections { kind healthy message } }");
      ill.path("connections[0].healthy").entity(Boolean.class).isEqualTo(false);
      ill.path("connections[0].message")
          .entity(String.class)
          .satisfies(m -> assertThat(m).doesNotContain(panel.token()));
    } finally {
      panel.back();
    }
  }

  @Test
  void pagesAreBoundToThisOrigin() throws Exception {
    for (String path : List.of("/", "/servers/srv_x", "/graphql")) {
      Map<String, List<String>> headers = get(path).headers().map();
      assertThat(headers)
          .hasEntrySatisfying(
              "content-security-policy",
              policy ->
                  assertThat(policy)
                      .singleElement()
                      .asString()
                      .contains("default-src 'none'", "frame-ancestors 'none'")
                      .doesNotContain("unsafe"))
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsKey("strict-transport-security");
    }
  }

  @Test
  void theConsolesPageIsKeptNowhereAndTalksToThisHostAlone() throws Exception {
    Map<String, List<String>> headers = get("/servers/srv_x/console").headers().map();
    assertThat(headers)
        .containsEntry(
            "content-security-policy",
            List.of(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self' wss://my.slipway.example/; "
                    + "manifest-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'"))
        .containsEntry("x-frame-options", List.of("DENY"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .hasEntrySatisfying(
            "cache-control",
            control -> assertThat(control).singleElement().asString().contains("no-store"));
    assertThat(get("/servers/srv_x").headers().firstValue("cache-control").orElse(""))
        .doesNotContain("no-store");
  }

  @Test
  void healthAndMetricsAreThereAndSayNothingInside() throws Exception {
    HttpResponse<String> health = get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("mariadb", "127.0.0.1");
    assertThat(get("/actuator/prometheus").body())
        .contains("slipway_panel_calls", "slipway_panel_reachable");
    assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
  }

  @Test
  void aFileThatDoesNotExistIsNotFound() throws Exception {
    assertThat(get("/assets/nothing.js").statusCode()).isEqualTo(404);
    assertThat(get("/nothing.php").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> post(String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.url("/graphql"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aBodyThatCanBeReadInTwoWaysIsNotRead() throws Exception {
    for (String twice :
        List.of(
            "{\"query\":\"{ viewer { id } }\",\"query\":\"{ viewer { name } }\"}",
            "{\"query\":\"{ viewer { id } }\",\"variables\":{\"a\":1,\"a\":2}}")) {
      assertThat(post(twice).statusCode()).isEqualTo(400);
    }
    assertThat(get("/graphql?query=%7Bviewer%7Bid%7D%7D&query=%7Bviewer%7Bname%7D%7D").statusCode())
        .isEqualTo(400);
    HttpResponse<String> packed = post("{}", "Content-Encoding", "gzip");
    assertThat(packed.statusCode()).isEqualTo(415);
    assertThat(packed.body()).contains("no Content-Encoding");
  }

  @Test
  void halfACharacterIsNoText() throws Exception {
    String query = "{\"query\":\"{ viewer { id } }\",\"variables\":";
    HttpResponse<String> answer = post(query + "{\"a\":[\"\\ud800\"]}}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("surrogate pair", "BAD_USER_INPUT");
    assertThat(post(query + "{\"\\udc00\":1}}").statusCode()).isEqualTo(400);
    assertThat(post(query + "{\"a\":\"\\ud83d\\ude00\"}}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/*", "text/plain", "nonsense", "application/json; charset=x"})
  void aBodyThatIsNotCalledJsonIs415(String type) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(node.url("/graphql"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ viewer { id } }\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("application/json in UTF-8", "BAD_USER_INPUT");
  }

  @Test
  void anErrorIsClassifiedByItsCode() throws Exception {
    for (String query : List.of("{", "{ nonsense }", "{ servers { totalCount } }")) {
      String body = post("{\"query\":\"" + query + "\"}").body();
      assertThat(body)
          .containsPattern("\"classification\":\"(BAD_USER_INPUT|UNAUTHENTICATED)\"")
          .doesNotContain("Exception");
    }
  }

  @Test
  void aSubscriptionByGetNeedsServerSentEvents() throws Exception {
    String path =
        "/graphql?query="
            + java.net.URLEncoder.encode(
                "subscription { panelStatus { reachable } }",
                java.nio.charset.StandardCharsets.UTF_8);
    assertThat(get(path).statusCode()).isEqualTo(405);
    HttpResponse<java.util.stream.Stream<String>> events =
        http.send(
            HttpRequest.newBuilder(node.url(path)).header("Accept", "text/event-stream").build(),
            HttpResponse.BodyHandlers.ofLines());
    assertThat(events.statusCode()).isEqualTo(200);
    assertThat(events.headers().firstValue("X-Accel-Buffering")).contains("no");
    // Nobody is signed in, so it ends by itself.
    assertThat(events.body()).anyMatch(line -> line.contains("UNAUTHENTICATED"));
  }
}
