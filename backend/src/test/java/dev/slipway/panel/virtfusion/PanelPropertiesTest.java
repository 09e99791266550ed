package dev.slipway.panel.virtfusion;

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

class PanelPropertiesTest {

  @Test
  void hasTheDefaultsThatTheDocumentsName() {
    PanelProperties properties = bound(Map.of());

    assertThat(properties)
        .isEqualTo(
            new PanelProperties(
                "https://cp.example.com",
                "t0ken",
                "/api/v1",
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                16,
                Duration.ofSeconds(15)));
  }

  @Test
  void takesEverySettingByItsName() {
    PanelProperties properties =
        bound(
            Map.of(
                "slipway.panel.url", "panel.internal",
                "slipway.panel.token", "other",
                "slipway.panel.api-path", "",
                "slipway.panel.allow-http", "true",
                "slipway.panel.connect-timeout", "1s",
                "slipway.panel.read-timeout", "2s",
                "slipway.panel.write-timeout", "3s",
                "slipway.panel.max-in-flight", "4",
                "slipway.panel.probe-interval", "5m"));

    assertThat(properties)
        .isEqualTo(
            new PanelProperties(
                "panel.internal",
                "other",
                "",
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                4,
                Duration.ofMinutes(5)));
    assertThat(properties.address().base()).isEqualTo("https://panel.internal");
  }

  @Test
  void trimsATokenThatWasPastedWithALineEnd() {
    assertThat(bound(Map.of("slipway.panel.token", " t0ken\n")).authorization())
        .isEqualTo("Bearer t0ken");
  }

  @Test
  void keepsTheTokenOutOfItsText() {
    assertThat(bound(Map.of("slipway.panel.token", "s3cret")).toString())
        .contains("cp.example.com")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "slipway.panel.url, ''",
    "slipway.panel.url, ftp://cp.example.com",
    "slipway.panel.token, ' '",
    "slipway.panel.token, two words",
    "slipway.panel.token, umläut",
    "slipway.panel.token, '\"quoted\"'",
    "slipway.panel.connect-timeout, 0s",
    "slipway.panel.read-timeout, -1s",
    "slipway.panel.write-timeout, 0s",
    "slipway.panel.max-in-flight, 0",
    "slipway.panel.probe-interval, 0s",
  })
  void refusesWhatCannotWorkAndNamesTheSetting(String setting, String value) {
    assertThatThrownBy(() -> bound(Map.of(setting, value)))
        .rootCause()
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(setting + " (");
  }

  @Test
  void asksForTheAddressWhereNothingIsSet() {
    assertThatThrownBy(() ->
            new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("slipway.panel", PanelProperties.class))
        .rootCause()
        .isInstanceOf(InvalidSetting.class)
        .hasMessageMatching("slipway.panel.url .* is not set: .*");
  }

  private static PanelProperties bound(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("slipway.panel.url", "https://cp.example.com");
    all.put("slipway.panel.token", "t0ken");
    all.putAll(settings);
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("slipway.panel", PanelProperties.class);
  }
}
