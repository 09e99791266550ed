package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DnsPropertiesTest {

  @Test
  void isOffUnlessAnAddressIsGiven() {
    assertThat(bind(Map.of()).enabled()).isFalse();
    assertThat(bind(Map.of("url", " ")).enabled()).isFalse();
    assertThat(bind(Map.of("url", "https://ns1.example.com:8081/", "api-key", "k")).url())
        .isEqualTo("https://ns1.example.com:8081");
  }

  @Test
  void readsTimesInSecondsAndWithUnits() {
    assertThat(bind(Map.of()).ttlSeconds()).isEqualTo(3600);
    assertThat(bind(Map.of("default-ttl", "300")).ttlSeconds()).isEqualTo(300);
    assertThat(bind(Map.of("default-ttl", "5m")).ttlSeconds()).isEqualTo(300);
    assertThat(bind(Map.of("cache-ttl", "1s")).cacheTtl()).isEqualTo(Duration.ofSeconds(10));
    assertThat(bind(Map.of("reconcile-interval", "off")).reconcileEvery()).isEmpty();
    assertThat(bind(Map.of()).reconcileEvery()).contains(Duration.ofDays(1));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.53,        192.0.2.53,  53",
    "192.0.2.53:5353,   192.0.2.53,  5353",
    "[2001:db8::53]:53, 2001:db8::53, 53",
    "dns.example.com:1053, dns.example.com, 1053",
  })
  void readsTheResolversAddress(String text, String host, int port) {
    assertThat(bind(Map.of("resolver", text)).resolverAddress())
        .contains(new DnsProperties.ResolverAddress(host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "url,         ns1.example.com,                 is not an address",
    "url,         ftp://ns1.example.com,           is not an address",
    "url,         https://ns1.example.com/api/v1,  scheme",
    "url,         https://u:p@ns1.example.com,     user name",
    "url,         http://ns1.example.com:8081,     allow-http",
    "api-key,     two words,                       is not a key",
    "resolver,    2001:db8::53,                    is not host and port",
    "resolver,    192.0.2.53:99999,                is not host and port",
    "default-ttl, 10s,                             must be from",
    "cache-ttl,   2h,                              must be from",
    "reconcile-interval, often,                    is not a duration",
    "reconcile-interval, 1s,                       must be a minute",
  })
  void stopsTheStartWithASentence(String setting, String value, String problem) {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", "http://127.0.0.1:8081");
    settings.put("api-key", "k");
    settings.put(setting, value);
    assertThatThrownBy(() -> bind(settings))
        .rootCause()
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("slipway.dns." + setting + " ")
        .hasMessageContaining(problem);
  }

  @Test
  void needsAKeyAndShowsItNowhere() {
    assertThatThrownBy(() -> bind(Map.of("url", "http://localhost:8081")))
        .rootCause()
        .hasMessageContaining("slipway.dns.api-key");
    assertThat(bind(Map.of("url", "http://localhost:8081", "api-key", "hush")).toString())
        .doesNotContain("hush");
  }

  private static DnsProperties bind(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("slipway.dns." + name, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("slipway.dns", DnsProperties.class);
  }
}
