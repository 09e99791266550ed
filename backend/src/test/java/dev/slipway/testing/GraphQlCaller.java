package dev.slipway.testing;

import java.net.HttpCookie;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.graphql.test.tester.HttpGraphQlTester;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.socket.client.StandardWebSocketClient;
import reactor.core.publisher.Flux;

/**
 * Somebody who calls a node over HTTP and WebSocket: as a browser does, with an origin, and a
 * cookie once signed in; or as a program does, with a token and neither.
 */
public final class GraphQlCaller {

  /** The public URL of nodes under test. */
  public static final String ORIGIN = "https://my.slipway.example";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Function<String, URI> node;
  private final @Nullable String token;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private @Nullable String address;

  GraphQlCaller(Function<String, URI> node, @Nullable String token) {
    this.node = node;
    this.token = token;
  }

  void signIn(String email, String password) {
    List<String> userErrors =
        query(
                "mutation($input: SignInInput!) { signIn(input: $input) { viewer { email }"
                    + " userErrors { code message } } }",
                Map.of("input", Map.of("email", email, "password", password)))
            .path("signIn.userErrors[*].message")
            .entityList(String.class)
            .get();
    if (!userErrors.isEmpty() || cookies.isEmpty()) {
      throw new AssertionError("Could not sign in as " + email + ": " + userErrors);
    }
  }

  /** Calls from this address from now on, through a proxy that says so. */
  public GraphQlCaller from(String address) {
    this.address = address;
    return this;
  }

  /** The Cookie header that this caller sends; null before signing in. */
  public @Nullable String cookie() {
    return cookies.isEmpty()
        ? null
        : cookies.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("; "));
  }

  /** Sends a query or mutation over HTTP. */
  public GraphQlTester.Response query(String document) {
    return query(document, Map.of());
  }

  /** Sends a query or mutation with variables over HTTP. */
  public GraphQlTester.Response query(String document, Map<String, ?> variables) {
    GraphQlTester.Request<?> request = http().document(document);
    variables.forEach(request::variable);
    return request.execute();
  }

  private HttpGraphQlTester http() {
    WebTestClient client =
        WebTestClient.bindToServer(new JdkClientHttpConnector())
            .baseUrl(node.apply("/graphql").toString())
            .responseTimeout(PATIENCE)
            .defaultHeaders(this::addHeaders)
            .entityExchangeResultConsumer(result -> keepCookies(result.getResponseHeaders()))
            .build();
    return HttpGraphQlTester.create(client);
  }

  private void addHeaders(HttpHeaders headers) {
    if (address != null) {
      headers.set("X-Forwarded-For", address);
    }
    if (token != null) {
      headers.setBearerAuth(token);
      return;
    }
    headers.set(HttpHeaders.ORIGIN, ORIGIN);
    String cookie = cookie();
    if (cookie != null) {
      headers.set(HttpHeaders.COOKIE, cookie);
    }
  }

  private void keepCookies(HttpHeaders headers) {
    for (String set : headers.getOrEmpty(HttpHeaders.SET_COOKIE)) {
      HttpCookie parsed = HttpCookie.parse(set).getFirst();
      if (parsed.getMaxAge() == 0) {
        cookies.remove(parsed.getName());
      } else {
        cookies.put(parsed.getName(), parsed.getValue());
      }
    }
  }

  /** Subscribes over a WebSocket of its own; values are the subscription's field. */
  public <T> Flux<T> subscribe(
      String document, Map<String, ?> variables, String path, Class<T> type) {
    return Flux.using(
        this::webSocket,
        tester -> {
          GraphQlTester.Request<?> request = tester.document(document);
          variables.forEach(request::variable);
          return request.executeSubscription().toFlux(path, type);
        },
        tester -> tester.stop().block(PATIENCE));
  }

  /** A WebSocket of this caller's, for several operations. */
  public WebSocketGraphQlTester webSocket() {
    URI url = URI.create(node.apply("/graphql").toString().replaceFirst("http", "ws"));
    Consumer<HttpHeaders> headers = this::addHeaders;
    return WebSocketGraphQlTester.builder(url, new StandardWebSocketClient())
        .headers(headers)
        .build();
  }
}
