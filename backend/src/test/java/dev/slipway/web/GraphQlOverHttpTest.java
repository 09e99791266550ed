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
}
