package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelAddressTest {

  @ParameterizedTest
  @CsvSource({
    "cp.example.com, https://cp.example.com/api/v1",
    "https://cp.example.com, https://cp.example.com/api/v1",
    "https://cp.example.com/, https://cp.example.com/api/v1",
    "https://cp.example.com///, https://cp.example.com/api/v1",
    "https://cp.example.com/api/v1, https://cp.example.com/api/v1",
    "https://cp.example.com/api/v1/, https://cp.example.com/api/v1",
    "https://cp.example.com//api//v1//, https://cp.example.com/api/v1",
    "'  https://cp.example.com  ', https://cp.example.com/api/v1",
    "HTTPS://CP.Example.COM:8443, https://cp.example.com:8443/api/v1",
    "cp.example.com:8443/api/v1, https://cp.example.com:8443/api/v1",
    "https://example.com/panel/api/v1, https://example.com/panel/api/v1",
    "https://example.com/other, https://example.com/other",
    "http://127.0.0.1:9000, http://127.0.0.1:9000/api/v1",
    "http://localhost:9000, http://localhost:9000/api/v1",
    "http://[::1]:9000, http://[::1]:9000/api/v1",
  })
  void leadsToTheSameBaseHoweverItIsWritten(String url, String base) {
    assertThat(PanelAddress.of(url, "/api/v1", false).base()).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({
    "'', https://cp.example.com",
    "/, https://cp.example.com",
    "/api/v2/, https://cp.example.com/api/v2",
    "api/v2, https://cp.example.com/api/v2",
  })
  void addsThePrefixThatIsSet(String apiPath, String base) {
    assertThat(PanelAddress.of("https://cp.example.com/", apiPath, false).base()).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:secret@cp.example.com",
        "https://cp.example.com?x=1",
        "https://cp.example.com/?",
        "https://cp.example.com/#top",
        "ftp://cp.example.com",
        "file:///etc/passwd",
        "http://cp.example.com",
        "http://10.0.0.5",
        "http://127.0.0.1.example.com",
        "https://",
        "https://:8443",
        "https://cp.example.com:0",
        "https://cp.example.com:70000",
        "not an address",
        "https://cp_1.example.com",
      })
  void refusesWhatIsNoAddressOfAPanelWithOneSentenceThatNamesTheSetting(String url) {
    assertThatThrownBy(() -> PanelAddress.of(url, "/api/v1", false))
        .isInstanceOf(InvalidSetting.class)
        .message()
        .startsWith("slipway.panel.url (SLIPWAY_PANEL_URL) ")
        .endsWith(".")
        .doesNotContain("secret", "\n");
  }

  @Test
  void acceptsHttpElsewhereWhereThatIsAllowed() {
    assertThat(PanelAddress.of("http://panel.internal", "/api/v1", true).base())
        .isEqualTo("http://panel.internal/api/v1");
  }

  @Test
  void refusesAPrefixThatIsNoPath() {
    assertThatThrownBy(() -> PanelAddress.of("cp.example.com", "/api?x", false))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("slipway.panel.api-path (SLIPWAY_PANEL_API_PATH) ");
  }

  @Test
  void resolvesAnOperationBelowTheBase() {
    assertThat(
            PanelAddress.of("cp.example.com", "/api/v1", false)
                .resolve("/servers/7?remoteState=true"))
        .hasToString("https://cp.example.com/api/v1/servers/7?remoteState=true");
  }
}
