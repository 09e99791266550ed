package dev.slipway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Signing in and out, and what a session's cookie counts for. */
class SignInTest {

  private static final String SIGN_IN =
      """
      mutation($email: String!, $password: String!) {
        signIn(input: { email: $email, password: $password }) {
          viewer { email role customer { name } }
          userErrors { code message retryAfterSeconds }
        }
      }
      """;

  private static final String VIEWER = "{\"query\":\"{ viewer { email } }\"}";

  private static PanelSimulator panel;
  private static SlipwayNode node;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    GraphQlCaller operator = node.operator();
    for (String name : List.of("guessed", "patient", "signed-out", "restarted", "cookie")) {
      Stories.createCustomer(operator, name.hashCode(), name + "@example.com");
    }
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlTester.Response signIn(String email, String password) {
    return node.anonymous().query(SIGN_IN, Map.of("email", email, "password", password));
  }

  @Test
  void tellsWhoIsSignedInAndIgnoresTheCaseOfTheAddress() {
    var answer = signIn("COOKIE@example.com", Stories.CUSTOMER_PASSWORD);
    answer.path("signIn.viewer.email").entity(String.class).isEqualTo("cookie@example.com");
    answer.path("signIn.viewer.role").entity(String.class).isEqualTo("CUSTOMER");
    answer.path("signIn.viewer.customer.name").hasValue();
    var operator = node.operator().query("{ viewer { role customer { id } } }");
    operator.path("viewer.role").entity(String.class).isEqualTo("OPERATOR");
    operator.path("viewer.customer").valueIsNull();
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressLookTheSame() {
    var wrong = signIn("patient@example.com", "not the password");
    var unknown = signIn("nobody@example.com", "not the password");
    for (var answer : List.of(wrong, unknown)) {
      answer.path("signIn.viewer").valueIsNull();
      answer.path("signIn.userErrors[0].code").entity(String.class).isEqualTo("INVALID");
      answer
          .path("signIn.userErrors[0].message")
          .entity(String.class)
          .isEqualTo("The email address or the password is wrong.");
    }
  }

  @Test
  void tenFailuresLockTheAccountForTheRightPasswordToo() {
    for (int i = 0; i < 10; i++) {
      signIn("guessed@example.com", "guess " + i)
          .path("signIn.userErrors[0].code")
          .entity(String.class)
          .isEqualTo("INVALID");
    }
    var locked = signIn("Guessed@example.com", Stories.CUSTOMER_PASSWORD);
    locked.path("signIn.viewer").valueIsNull();
    locked.path("signIn.userErrors[0].code").entity(String.class).isEqualTo("RATE_LIMITED");
    locked
        .path("signIn.userErrors[0].retryAfterSeconds")
        .entity(Integer.class)
        .satisfies(seconds -> assertThat(seconds).isBetween(1, 900));
  }

  @Test
  void aSuccessForgetsTheFailuresBefore() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 6; i++) {
        signIn("patient@example.com", "typing error");
      }
      signIn("patient@example.com", Stories.CUSTOMER_PASSWORD)
          .path("signIn.viewer.email")
          .hasValue();
    }
  }

  @Test
  void signingOutEndsTheSessionAndWhatItSubscribedTo() {
    GraphQlCaller caller = node.signIn("signed-out@example.com", Stories.CUSTOMER_PASSWORD);
    GraphQlCaller other = node.signIn("signed-out@example.com", Stories.CUSTOMER_PASSWORD);
    String cookie = caller.cookie();
    Flux<Boolean> panelStatus =
        caller.subscribe(
            "subscription { panelStatus { reachable } }",
            Map.of(),
            "panelStatus.reachable",
            Boolean.class);
    StepVerifier.create(panelStatus)
        .expectNext(true)
        .then(() ->
            caller
                .query("mutation { signOut }")
                .path("signOut")
                .entity(Boolean.class)
                .isEqualTo(true))
        .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("Sign in first"))
        .verify(Duration.ofSeconds(10));
    assertThat(caller.cookie()).isNull();
    assertThat(
            post(
                    VIEWER,
                    Map.of(
                        "Cookie", Objects.requireNonNull(cookie), "Origin", GraphQlCaller.ORIGIN))
                .body())
        .contains("\"viewer\":null");
    other.query("{ viewer { email } }").path("viewer.email").hasValue();
    node.anonymous()
        .query("mutation { signOut }")
        .path("signOut")
        .entity(Boolean.class)
        .isEqualTo(false);
  }

  @Test
  void sessionsOutliveARestart() {
    GraphQlCaller caller = node.signIn("restarted@example.com", Stories.CUSTOMER_PASSWORD);
    node.restart();
    caller.query("{ viewer { email } }").path("viewer.email").hasValue();
  }

  @Test
  void theCookieIsBoundToThisHostAndOutOfReachOfScripts() {
    HttpResponse<String> answer =
        post(
            """
            {"query":"mutation { signIn(input: {email: \\"cookie@example.com\\", password: \\"%s\\"}) { viewer { id } } }"}
            """
                .formatted(Stories.CUSTOMER_PASSWORD),
            Map.of("Origin", GraphQlCaller.ORIGIN));
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=")
        .doesNotContain("Domain=");
  }

  @Test
  void aCookieCountsOnlyFromTheOwnOriginAndWithAJsonBody() {
    String cookie =
        Objects.requireNonNull(
            node.signIn("cookie@example.com", Stories.CUSTOMER_PASSWORD).cookie());
    String origin = GraphQlCaller.ORIGIN;
    assertThat(post(VIEWER, Map.of("Cookie", cookie, "Origin", origin)).body())
        .contains("cookie@example.com");
    for (Map<String, String> headers :
        List.of(
            Map.of("Cookie", cookie),
            Map.of("Cookie", cookie, "Origin", "https://evil.example"),
            Map.of("Cookie", cookie, "Origin", "http://my.slipway.example"),
            Map.of("Cookie", cookie, "Origin", origin + ":8443"),
            Map.of("Cookie", cookie, "Origin", "null"),
            Map.of("Cookie", cookie, "Origin", origin, "Content-Type", "text/plain"),
            Map.of(
                "Cookie",
                cookie,
                "Origin",
                origin,
                "Content-Type",
                "application/x-www-form-urlencoded"))) {
      HttpResponse<String> refused = post(VIEWER, headers);
      assertThat(refused.statusCode()).as(headers.toString()).isEqualTo(403);
      assertThat(refused.body()).contains("\"code\":\"FORBIDDEN\"", "\"requestId\":\"req_");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/graphql;a=b", "/%67raphql", "/graphql;", "//graphql", "/graphql/"})
  void anotherSpellingOfTheAddressIsNoWayAround(String path) {
    String cookie =
        Objects.requireNonNull(
            node.signIn("cookie@example.com", Stories.CUSTOMER_PASSWORD).cookie());
    HttpResponse<String> answer =
        post(path, VIEWER, Map.of("Cookie", cookie, "Origin", "https://evil.example"));
    assertThat(answer.statusCode()).isIn(400, 403, 404, 405);
    assertThat(answer.body()).doesNotContain("cookie@example.com");
  }

  @Test
  void anotherSiteCanNotSignAVisitorIn() {
    assertThat(post(VIEWER, Map.of("Origin", "https://evil.example")).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenThatIsNotValidIsUnauthorized() {
    HttpResponse<String> answer = post(VIEWER, Map.of("Authorization", "Bearer nonsense"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"");
  }

  private static HttpResponse<String> post(String body, Map<String, String> headers) {
    return post("/graphql", body, headers);
  }

  private static HttpResponse<String> post(String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.url(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .setHeader("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
