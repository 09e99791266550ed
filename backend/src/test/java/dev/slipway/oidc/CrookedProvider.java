package dev.slipway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A provider that answers whatever a test wants it to: what no real one can be made to say. Signs
 * with an elliptic curve, which is not the default algorithm.
 */
final class CrookedProvider implements AutoCloseable {

  /** What is answered where a test says nothing else. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ECKey key = newKey();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> tokenRequests = new CopyOnWriteArrayList<>();

  CrookedProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    configuration(Map.of());
    answer("/jwks", 200, new JWKSet(key).toString());
  }

  static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("the-key").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Its configuration, with what differs from a usual one; null takes something out. */
  void configuration(Map<String, ?> differences) {
    Map<String, Object> configuration =
        new HashMap<>(
            Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/jwks",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("ES256", "HS256")));
    configuration.putAll(differences);
    answer(
        "/.well-known/openid-configuration",
        200,
        new tools.jackson.databind.json.JsonMapper().writeValueAsString(configuration));
  }

  void answer(String path, int status, String body) {
    answer(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  void answer(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Gives this ID token for the next code. */
  void idToken(String idToken) {
    answer(
        "/token",
        200,
        "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}");
  }

  /** What was sent to the token endpoint: the header Authorization, a blank, the body. */
  List<String> tokenRequests() {
    return tokenRequests;
  }

  private JWTClaimsSet claims(String nonce, Consumer<JWTClaimsSet.Builder> differences) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience("slipway")
            .subject("ada")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", nonce)
            .claim("email", "ada@example.com");
    differences.accept(claims);
    return claims.build();
  }

  /** An ID token as it should be, but for what the test changes. */
  String sound(String nonce, Consumer<JWTClaimsSet.Builder> differences) {
    return signed(nonce, differences, key);
  }

  /** One that another key signed under the same name. */
  String forged(String nonce) {
    return signed(nonce, claims -> {}, newKey());
  }

  private String signed(String nonce, Consumer<JWTClaimsSet.Builder> differences, ECKey by) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("the-key").build(),
              claims(nonce, differences));
      jwt.sign(new ECDSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that the client's own secret signed. */
  String signedWith(String nonce, String secret) {
    try {
      SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(nonce, claims -> {}));
      jwt.sign(new MACSigner(secret));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that nobody signed. */
  String unsigned(String nonce) {
    return new PlainJWT(claims(nonce, claims -> {})).serialize();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/token")) {
        tokenRequests.add(
            exchange.getRequestHeaders().getFirst("Authorization")
                + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      }
      Answer answer = answers.get(path);
      if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        answer.to(exchange);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
