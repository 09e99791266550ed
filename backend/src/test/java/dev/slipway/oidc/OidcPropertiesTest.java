package dev.slipway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the identity provider. */
class OidcPropertiesTest {

  private static OidcProperties with(
      @Nullable String issuer, @Nullable String discoveryUrl, @Nullable String clientId) {
    return new OidcProperties(
        issuer,
        discoveryUrl,
        clientId,
        "a secret",
        null,
        List.of("email"),
        false,
        Duration.ofSeconds(5),
        false);
  }

  @Test
  void withoutAnIssuerNothingIsOffered() {
    assertThat(with(null, null, null).isOffered()).isFalse();
    assertThat(with("  ", null, null).isOffered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://accounts.example.com, https://accounts.example.com/.well-known/openid-configuration",
    "https://example.com/realms/a/, https://example.com/realms/a/.well-known/openid-configuration",
    "http://localhost:9000, http://localhost:9000/.well-known/openid-configuration",
  })
  void itsConfigurationIsWhereTheStandardHasIt(String issuer, String discovery) {
    assertThat(with(issuer, null, "slipway").discovery()).hasToString(discovery);
  }

  @Test
  void orWhereTheSettingSays() {
    String place = "https://billing.example.com/oauth/openid-configuration.php";
    OidcProperties properties = with("https://billing.example.com", place, "slipway");
    assertThat(properties.discovery()).hasToString(place);
    assertThat(properties.name()).isEqualTo("billing.example.com");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "ftp://accounts.example.com,   none,                     slipway, issuer",
        "accounts.example.com,         none,                     slipway, issuer",
        "https://a b,                  none,                     slipway, issuer",
        "https://a:b@example.com,      none,                     slipway, issuer",
        "https://example.com?realm=a,  none,                     slipway, issuer",
        "http://accounts.example.com,  none,                     slipway, issuer",
        "http://127.0.0.1.example.com, none,                     slipway, issuer",
        "https://accounts.example.com, http://other.example.com, slipway, discovery-url",
        "https://accounts.example.com, none,                     none,    client-id",
      })
  void aWrongOneIsNamed(
      String issuer, @Nullable String discoveryUrl, @Nullable String clientId, String setting) {
    assertThatThrownBy(() -> with(issuer, discoveryUrl, clientId))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("slipway.oidc." + setting + " ");
  }

  @Test
  void theSecretIsInNoText() {
    assertThat(with("https://accounts.example.com", null, "slipway").toString())
        .doesNotContain("a secret");
  }
}
