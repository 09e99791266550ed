package dev.slipway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The limits as a caller meets them: visible in each answer, and refused in words that help. */
class LimitsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static String token;
  private static String slowToken;
  private static String server;
  private static final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node =
        SlipwayNode.start(
            panel,
            Map.of(
                "slipway.limits.request-burst", 150,
                "slipway.limits.requests-per-second", 1,
                "slipway.limits.introspections-per-minute", 3,
                "slipway.limits.sockets-per-caller", 3));
    GraphQlCaller operator = node.operator();
    String customer =
        Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    server = Stories.adopt(operator, customer, 1);
    token = Stories.createToken(operator, List.of("SERVERS_READ", "OPERATIONS"), Map.of());
    slowToken = Stories.createToken(operator, List.of("SERVERS_READ"), Map.of());
  }

  @AfterAll
  static void stop() {
    http.close();
    node.close();
    panel.close();
  }

  private static HttpResponse<String> post(String secret, String query) {
    return send(secret, JSON.writeValueAsString(Map.of("query", query)));
  }

  private static HttpResponse<String> send(String secret, String body) {
    try {
      return http.send(
          HttpRequest.newBuilder(node.url("/graphql"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + secret)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  @Test
  void everyAnswerSaysWhatItCostAndWhatIsLeft() {
    HttpResponse<String> answer =
        post(token, "{ servers(first: 100) { nodes { customer { name } } } }");
    assertThat(json(answer).at("/extensions/cost/requested").intValue()).isEqualTo(102);
    assertThat(json(answer).at("/extensions/cost/maximum").intValue()).isEqualTo(10_000);
    assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("150");
    assertThat(Integer.parseInt(answer.headers().firstValue("RateLimit-Remaining").orElseThrow()))
        .isBetween(1, 150);
    assertThat(answer.headers().firstValue("RateLimit-Reset")).isPresent();
  }

  @Test
  void tooManyRequestsAre429WithTheTimeToWait() {
    HttpResponse<String> answer = post(slowToken, "{ viewer { email } }");
    for (int i = 0; i < 400 && answer.statusCode() == 200; i++) {
      answer = post(slowToken, "{ viewer { email } }");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains("0");
    assertThat(json(answer).at("/errors/0/extensions/code").stringValue())
        .isEqualTo("RATE_LIMITED");
    assertThat(json(answer).at("/errors/0/extensions/retryAfterSeconds").intValue()).isEqualTo(1);
    // Another caller has an allowance of their own.
    assertThat(post(token, "{ viewer { email } }").statusCode()).isEqualTo(200);
  }

  @Test
  void whatCostsTooMuchIsRefusedBeforeAnythingRuns() {
    String query =
        "{ customers(first: 100) { nodes { servers(first: 100) { nodes { customer { id } } } } } }";
    long calls = panel.requests().size();
    HttpResponse<String> answer = post(token, query);
    assertThat(json(answer).at("/errors/0/extensions/code").stringValue())
        .isEqualTo("BAD_USER_INPUT");
    assertThat(json(answer).at("/errors/0/message").stringValue())
        .contains("costs", "at most 10000");
    assertThat(json(answer).at("/extensions/cost/requested").intValue()).isGreaterThan(10_000);
    assertThat(json(answer).has("data")).isFalse();
    assertThat(panel.requests()).hasSize((int) calls);
  }

  @Test
  void whatIsTooDeepOrHasTooManyAliasesIsRefused() {
    String deep =
        "{ servers { nodes "
            + "{ customer { servers { nodes ".repeat(6)
            + "{ id }"
            + " } } }".repeat(6)
            + " } }";
    assertThat(json(post(token, deep)).at("/errors/0/message").stringValue())
        .contains("deep", "at most 15");
    String aliases =
        IntStream.range(0, 101)
            .mapToObj(i -> "a" + i + ": viewer { id }")
            .collect(Collectors.joining(" ", "{ ", " }"));
    assertThat(json(post(token, aliases)).at("/errors/0/message").stringValue())
        .contains("101 aliases");
  }

  @Test
  void aDocumentOfTooManyTokensIsNotRead() {
    HttpResponse<String> answer = post(token, "{ " + "__typename ".repeat(20_000) + "}");
    assertThat(json(answer).at("/errors/0/extensions/code").stringValue())
        .isEqualTo("BAD_USER_INPUT");
    assertThat(json(answer).at("/errors/0/message").stringValue()).contains("10,000");
  }

  @Test
  void aBodyThatIsTooLargeIs413() {
    HttpResponse<String> answer =
        send(
            token,
            "{\"query\":\"{ __typename }\",\"operationName\":\"" + "x".repeat(300_000) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).at("/errors/0/extensions/code").stringValue())
        .isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void theSchemaHasABudgetOfItsOwn() {
    String asked = Stories.createToken(node.operator(), List.of("SERVERS_READ"), Map.of());
    String query = "{ __schema { types { name } } }";
    for (int i = 0; i < 3; i++) {
      assertThat(json(post(asked, query)).has("errors")).isFalse();
    }
    HttpResponse<String> answer = post(asked, query);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(post(asked, "{ viewer { email } }").statusCode()).isEqualTo(200);
  }

  @Test
  void thereIsRoomForAHundredServersAndForEveryFieldOfOne() {
    String plain =
        """
        { servers(first: 100) { totalCount pageInfo { endCursor } nodes {
          id name hostname externalId status powerState createdAt builtAt underMaintenance asOf stale
          customer { id name } location { name } operatingSystem { name }
          resources { cpuCores memoryBytes } addresses { address } activeTask { id }
          actions { kind allowed reason }
        } } }
        """;
    HttpResponse<String> page = post(token, plain);
    assertThat(json(page).has("errors")).isFalse();
    String whole =
        """
        { server(id: "%s") {
          id name traffic { currentPeriod { totalBytes } months(last: 120) { totalBytes } }
          liveStats { cpuPercent } filesystems { mountPoint }
          history(from: "2026-01-01T00:00:00Z", points: 500) { points { cpuPercent } }
          osTemplateGroups { name templates { id name } } backups { id } activeTask { id }
          actions { kind } activity(first: 100) { nodes { id actor } } customer { sshKeys { id } }
        } }
        """
            .formatted(server);
    HttpResponse<String> one = post(token, whole);
    assertThat(json(one).at("/extensions/cost/requested").intValue()).isBetween(20, 500);
    assertThat(one.body()).doesNotContain("costs");
  }

  /** From a network of its own: what is refused counts for it. */
  private static HttpResponse<String> refused(String network, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.url("/graphql"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", network)
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ viewer { id } }\"}"));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void whatIsRefusedAtTheDoorSaysWhatItCostAndWhatIsLeftToo() throws Exception {
    for (Map.Entry<Integer, Map<String, String>> each :
        List.of(
            Map.entry(401, Map.of("Authorization", "Bearer slw_mistyped")),
            Map.entry(403, Map.of("Origin", "https://elsewhere.example")))) {
      HttpResponse<String> answer = refused("198.51.100.7", each.getValue());
      assertThat(answer.statusCode()).isEqualTo(each.getKey());
      assertThat(answer.headers().firstValue("RateLimit-Remaining")).isPresent();
      assertThat(json(answer).at("/extensions/cost/requested").intValue()).isZero();
      assertThat(json(answer).at("/extensions/cost/maximum").intValue()).isEqualTo(10_000);
    }
  }

  @Test
  void wrongTokensCountForTheNetworkTheyComeFrom() throws Exception {
    Map<String, String> wrong = Map.of("Authorization", "Bearer slw_mistyped");
    HttpResponse<String> answer = refused("198.51.100.8", wrong);
    for (int i = 0; i < 400 && answer.statusCode() == 401; i++) {
      answer = refused("198.51.100.8", wrong);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused("198.51.100.9", wrong).statusCode()).isEqualTo(401);
  }

  /** Validating takes time by the cube of the number of fragments, so they are counted before. */
  @Test
  void aDocumentOfManyFragmentsIsNotValidated() {
    String many =
        IntStream.range(0, 101)
            .mapToObj(i -> "fragment F" + i + " on Viewer { nonsense }")
            .collect(Collectors.joining(" ", "{ viewer { ...F0 } } ", ""));
    HttpResponse<String> answer = post(token, many);
    assertThat(json(answer).at("/errors")).hasSize(1);
    assertThat(json(answer).at("/errors/0/message").stringValue())
        .contains("101 fragments", "at most 100");
    assertThat(json(answer).at("/errors/0/extensions/code").stringValue())
        .isEqualTo("BAD_USER_INPUT");
  }

  /** Reading a number takes time by the square of its length. */
  @Test
  void aNumberWithoutEndIsNotRead() {
    for (String number : List.of("9".repeat(1001), "1." + "9".repeat(200_000))) {
      HttpResponse<String> answer =
          post(token, "{ servers(first: " + number + ") { totalCount } }");
      assertThat(json(answer).at("/errors/0/message").stringValue()).contains("1000 digits");
      assertThat(json(answer).at("/errors/0/extensions/code").stringValue())
          .isEqualTo("BAD_USER_INPUT");
    }
  }

  @Test
  void whatASearchIsGivenHasAnEnd() {
    for (String search :
        List.of(
            "servers(filter: { search: \"%s\" }) { totalCount }",
            "customers(filter: { search: \"%s\" }) { totalCount }")) {
      HttpResponse<String> fits = post(token, "{ " + search.formatted("%".repeat(255)) + " }");
      assertThat(json(fits).findValue("totalCount").intValue()).isZero();
      HttpResponse<String> answer = post(token, "{ " + search.formatted("%".repeat(256)) + " }");
      assertThat(json(answer).at("/errors/0/extensions/code").stringValue())
          .isEqualTo("BAD_USER_INPUT");
      assertThat(json(answer).at("/errors/0/message").stringValue())
          .contains("at most 255 characters");
    }
  }

  @Test
  void anErrorDoesNotRepeatAllThatWasSent() {
    HttpResponse<String> answer = post(token, "{ " + "x".repeat(100_000) + " }");
    assertThat(answer.body()).hasSizeLessThan(2_000);
  }

  @Test
  void aCallerHasOnlySoManyEventStreamsOpen() throws Exception {
    String listener = Stories.createToken(node.operator(), List.of("SERVERS_READ"), Map.of());
    HttpRequest subscription =
        HttpRequest.newBuilder(node.url("/graphql"))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + listener)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"query\":\"subscription { panelStatus { reachable } }\"}"))
            .build();
    List<InputStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        HttpResponse<InputStream> stream =
            http.send(subscription, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        open.add(stream.body());
      }
      HttpResponse<String> answer = http.send(subscription, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.body()).contains("RATE_LIMITED", "close some first");
    } finally {
      for (InputStream each : open) {
        each.close();
      }
    }
  }

  /** What is over counts no more. */
  @Test
  void eventStreamsThatAreOverMakeRoom() throws Exception {
    String asker = Stories.createToken(node.operator(), List.of("SERVERS_READ"), Map.of());
    for (int i = 0; i < 10; i++) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(node.url("/graphql"))
                  .header("Content-Type", "application/json")
                  .header("Accept", "text/event-stream")
                  .header("Authorization", "Bearer " + asker)
                  .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ viewer { id } }\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("event:complete");
    }
  }
}
