package dev.slipway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.Refusal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked of a provider, and that what a crooked or broken one answers counts for nothing.
 */
class IdentityProviderTest {

  private static final String REDIRECT_URI = "https://my.slipway.example/sign-in/openid";
  private static final String SECRET = "a secret of more than two hundred and fifty-six bits";

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private CrookedProvider crooked;
  private Attempt attempt;

  @BeforeEach
  void start() {
    crooked = new CrookedProvider();
    attempt = IdentityProvider.newAttempt(Attempt.Purpose.SIGN_IN, null, null, Instant.now());
  }

  @AfterEach
  void stop() {
    crooked.close();
  }

  private IdentityProvider provider(@Nullable String secret) {
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now.get();
          }

          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    return new IdentityProvider(
        new OidcProperties(
            crooked.issuer(),
            null,
            "slipway",
            secret,
            null,
            List.of("email"),
            false,
            Duration.ofMillis(1500),
            false),
        URI.create(REDIRECT_URI),
        clock);
  }

  private String response(String query) {
    return REDIRECT_URI + "?state=" + attempt.state() + "&" + query;
  }

  private ProvedIdentity redeem() {
    return provider(SECRET).redeem(response("code=the-code"), attempt);
  }

  private ProvedIdentity redeem(String idToken) {
    crooked.idToken(idToken);
    return redeem();
  }

  private void isUnavailable(String why) {
    assertThatThrownBy(this::redeem)
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining(why);
  }

  private static String parameter(String text, String name) {
    Matcher found = Pattern.compile("(?:^|[?& ])" + name + "=([^&]*)").matcher(text);
    assertThat(found.find()).as(name + " in " + text).isTrue();
    return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
  }

  @Test
  void asksWithStateNonceAndPkce() {
    String url = provider(SECRET).authorizationUrl(attempt).toString();
    assertThat(url).startsWith(crooked.issuer() + "/authorize?");
    assertThat(parameter(url, "response_type")).isEqualTo("code");
    assertThat(parameter(url, "client_id")).isEqualTo("slipway");
    assertThat(parameter(url, "redirect_uri")).isEqualTo(REDIRECT_URI);
    assertThat(parameter(url, "scope").split(" ")).contains("openid", "email");
    assertThat(parameter(url, "state")).isEqualTo(attempt.state());
    assertThat(parameter(url, "nonce")).isEqualTo(attempt.nonce());
    assertThat(parameter(url, "code_challenge_method")).isEqualTo("S256");
    assertThat(url).doesNotContain(attempt.codeVerifier()).doesNotContain("prompt=");
  }

  @Test
  void redeemsTheCodeWithTheSecretAndTheVerifier() {
    ProvedIdentity identity = redeem(crooked.sound(attempt.nonce(), claims -> {}));
    assertThat(identity)
        .isEqualTo(new ProvedIdentity(crooked.issuer(), "ada", "ada@example.com", false, null));
    String request = crooked.tokenRequests().getFirst();
    assertThat(request).startsWith("Basic ");
    assertThat(parameter(request, "code")).isEqualTo("the-code");
    assertThat(parameter(request, "code_verifier")).isEqualTo(attempt.codeVerifier());
    assertThat(parameter(request, "redirect_uri")).isEqualTo(REDIRECT_URI);
  }

  @Test
  void sendsTheSecretInTheBodyWhereTheProviderTakesItNowhereElse() {
    crooked.configuration(
        Map.of("token_endpoint_auth_methods_supported", List.of("client_secret_post")));
    redeem(crooked.sound(attempt.nonce(), claims -> {}));
    String request = crooked.tokenRequests().getFirst();
    assertThat(request).startsWith("null ");
    assertThat(parameter(request, "client_secret")).isEqualTo(SECRET);
  }

  @Test
  void aPublicClientSendsNoSecret() {
    crooked.idToken(crooked.sound(attempt.nonce(), claims -> {}));
    provider(null).redeem(response("code=the-code"), attempt);
    String request = crooked.tokenRequests().getFirst();
    assertThat(request).startsWith("null ").doesNotContain("client_secret");
    assertThat(parameter(request, "client_id")).isEqualTo("slipway");
  }

  @Test
  void takesWhatTheTokenSaysOfAddressAndTime() {
    Instant then =
        Instant.now().minusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    ProvedIdentity identity =
        redeem(
            crooked.sound(
                attempt.nonce(),
                claims ->
                    claims
                        .claim("email_verified", "false")
                        .claim("auth_time", then.getEpochSecond())));
    assertThat(identity.emailDenied()).isTrue();
    assertThat(identity.authenticatedAt()).isEqualTo(then);
  }

  @Test
  void asksForTheAddressWhereTheTokenHasNone() {
    crooked.answer("/userinfo", 200, "{\"sub\":\"ada\",\"email\":\"ada@userinfo.example\"}");
    assertThat(
            redeem(crooked.sound(attempt.nonce(), claims -> claims.claim("email", null))).email())
        .isEqualTo("ada@userinfo.example");
  }

  @Test
  void doesNotTakeSomebodyElsesAddress() {
    crooked.idToken(crooked.sound(attempt.nonce(), claims -> claims.claim("email", null)));
    crooked.answer("/userinfo", 200, "{\"sub\":\"eve\",\"email\":\"victim@example.com\"}");
    isUnavailable("somebody else");
  }

  private void isNotSound(Consumer<com.nimbusds.jwt.JWTClaimsSet.Builder> difference) {
    crooked.idToken(crooked.sound(attempt.nonce(), difference));
    isUnavailable("not sound");
  }

  @Test
  void aTokenForSomethingElseCountsForNothing() {
    isNotSound(claims -> claims.claim("nonce", "another"));
    isNotSound(claims -> claims.claim("nonce", null));
    isNotSound(claims -> claims.audience("another-client"));
    isNotSound(claims -> claims.issuer("https://another.example"));
    isNotSound(claims -> claims.subject(null));
    isNotSound(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
    isNotSound(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600))));
  }

  @Test
  void aTokenThatTheProviderDidNotSignCountsForNothing() {
    for (String idToken :
        List.of(
            crooked.forged(attempt.nonce()),
            crooked.unsigned(attempt.nonce()),
            crooked.signedWith(attempt.nonce(), SECRET))) {
      crooked.idToken(idToken);
      isUnavailable("not sound");
    }
  }

  @Test
  void anAnswerToAnotherAttemptIsRefusedWithoutAskingTheProvider() {
    for (String response :
        List.of(
            REDIRECT_URI + "?code=the-code&state=another",
            REDIRECT_URI + "?code=the-code",
            response("iss=https%3A%2F%2Fanother.example&code=the-code"),
            response("nothing=here"),
            REDIRECT_URI,
            "not an address",
            "")) {
      assertThatThrownBy(() -> provider(SECRET).redeem(response, attempt))
          .as(response)
          .isInstanceOf(Refusal.class);
    }
    assertThat(crooked.tokenRequests()).isEmpty();
  }

  @Test
  void aCodeThatWasUsedIsTheCallersMatter() {
    crooked.answer("/token", 400, "{\"error\":\"invalid_grant\"}");
    assertThatThrownBy(this::redeem).isInstanceOf(Refusal.class);
  }

  @Test
  void whatIsWrongWithTheSettingsIsNot() {
    crooked.answer("/token", 401, "{\"error\":\"invalid_client\"}");
    isUnavailable("invalid_client");
  }

  @Test
  void nonsenseIsTakenForAnOutage() {
    crooked.answer("/token", 200, "<html>Welcome</html>");
    isUnavailable("no token");
    crooked.answer("/token", 200, "{}");
    isUnavailable("no token");
    crooked.answer("/token", 500, "");
    isUnavailable("no token");
    crooked.answer("/token", 200, "x".repeat(3 << 20));
    isUnavailable("no token");
    crooked.answer(
        "/token",
        exchange -> {
          exchange.getResponseHeaders().set("Location", crooked.issuer() + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    isUnavailable("no token");
  }

  @Test
  void aSlowProviderIsWaitedForOnlySoLong() {
    crooked.answer(
        "/token",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          pause(Duration.ofSeconds(20));
        });
    long began = System.nanoTime();
    isUnavailable("no token");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aConfigurationThatCantBeUsedIsReadAgainAfterAPause() {
    crooked.configuration(Map.of("issuer", "https://another.example"));
    IdentityProvider provider = provider(SECRET);
    assertThatThrownBy(() -> provider.authorizationUrl(attempt))
        .isInstanceOf(ProviderUnavailable.class);
    crooked.configuration(Map.of());
    assertThatThrownBy(() -> provider.authorizationUrl(attempt))
        .isInstanceOf(ProviderUnavailable.class);
    now.set(now.get().plusSeconds(10));
    assertThat(provider.authorizationUrl(attempt)).hasHost("127.0.0.1");
  }

  @Test
  void aProviderThatSignsWithNoPublicKeyIsOfNoUse() {
    crooked.configuration(
        Map.of("id_token_signing_alg_values_supported", List.of("HS256", "none")));
    assertThatThrownBy(() -> provider(SECRET).authorizationUrl(attempt))
        .isInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void whatWasReadStaysGoodWhileTheProviderIsAway() {
    IdentityProvider provider = provider(SECRET);
    crooked.idToken(crooked.sound(attempt.nonce(), claims -> {}));
    provider.redeem(response("code=the-code"), attempt);
    crooked.answer("/.well-known/openid-configuration", 503, "");
    crooked.answer("/jwks", 503, "");
    now.set(now.get().plusSeconds(7200));
    assertThat(provider.redeem(response("code=the-code"), attempt).subject()).isEqualTo("ada");
  }
}
