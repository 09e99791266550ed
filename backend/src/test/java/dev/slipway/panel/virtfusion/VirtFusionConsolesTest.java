package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelConsoles;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a screen. */
class VirtFusionConsolesTest {

  private static final String BODY =
      """
      {"data":{"vnc":{"ip":"192.168.4.2","hostname":null,"port":5903,"password":"ZNYonJeU",
        "wss":{"token":"69316231","url":"/vnc/?token=69316231"},"enabled":false},"queueId":null}}
      """;

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  private static String body(String url) {
    return "{\"data\":{\"vnc\":{\"password\":\"p\",\"wss\":{\"url\":\"" + url + "\"}}}}";
  }

  /** Answers orders with one thing and reads with another. */
  private void answers(int orderStatus, String orderBody, int readStatus, String readBody) {
    panel.answers(exchange -> {
      boolean read = exchange.getRequestMethod().equals("GET");
      ScriptedPanel.send(exchange, read ? readStatus : orderStatus, read ? readBody : orderBody);
    });
  }

  @Test
  void takesTheAddressWhateverTheFlagSays() {
    panel.answers(200, BODY);

    PanelConsoles.Access access = adapter.consoles.open(69);

    assertThat(access.socketUrl())
        .isEqualTo(panel.url().replaceFirst("http", "ws") + "/vnc/?token=69316231");
    assertThat(access.password()).isEqualTo("ZNYonJeU");
    assertThat(access.toString()).doesNotContain("ZNYonJeU", "69316231");
    assertThat(panel.asked()).hasSize(1);
    assertThat(panel.lastAsked().body()).isEqualTo("{\"action\":\"enable\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void asksInTheOlderFormWhereTheNewerIsRefused(int status) {
    panel.answers(exchange -> {
      boolean older = panel.lastAsked().body().equals("{\"vnc\":true}");
      ScriptedPanel.send(exchange, older ? 200 : status, older ? BODY : "{\"errors\":[]}");
    });

    assertThat(adapter.consoles.open(69).password()).isEqualTo("ZNYonJeU");
    assertThat(panel.asked()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"423", "500", "401", "422", "204"})
  void readsTheAddressWhereItCanNotBeOrdered(int status) {
    answers(status, "", 200, BODY);

    assertThat(adapter.consoles.open(69).password()).isEqualTo("ZNYonJeU");
  }

  @Test
  void saysWhyItCouldNotBeOrderedWhereItCanNotBeReadEither() {
    answers(423, "{\"msg\":\"locked\"}", 500, "");
    assertThatThrownBy(() -> adapter.consoles.open(69)).isInstanceOf(PanelRefused.class);
    answers(500, "", 200, "{\"data\":{\"vnc\":[]}}");
    assertThatThrownBy(() -> adapter.consoles.open(69)).isInstanceOf(PanelUnavailable.class);
  }

  @Test
  void readsNothingOfAServerThatIsGone() {
    panel.answers(404, "{\"msg\":\"server not found\"}");

    assertThatThrownBy(() -> adapter.consoles.open(69)).isInstanceOf(PanelNotFound.class);
    assertThat(panel.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vnc/?token=1",
        "//evil.example/vnc/?token=1",
        "/\\\\evil.example/",
        "@evil.example/",
        "ws://evil.example/vnc/?token=1",
        "wss://127.0.0.1/vnc/?token=1",
        "ws://127.0.0.1/vnc/?token=1",
        "ws://user@127.0.0.1/vnc/",
        "http://127.0.0.1/vnc/?token=1",
        "file:///etc/passwd"
      })
  void connectsToNobodyElse(String url) {
    panel.answers(200, body(url));

    assertThatThrownBy(() -> adapter.consoles.open(69))
        .isInstanceOf(PanelReplyUnreadable.class)
        .hasMessageNotContaining("evil");
    assertThatThrownBy(() ->
            adapter.consoles.connect(new PanelConsoles.Access(url, "p"), Duration.ofSeconds(1)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void takesAWholeAddressThatIsThePanels() {
    String own = panel.url().replaceFirst("http", "ws") + "/vnc/?token=7";
    panel.answers(200, body(own));

    assertThat(adapter.consoles.open(69).socketUrl()).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({
    "https://panel.example.com, /vnc/?token=1, wss://panel.example.com/vnc/?token=1",
    "https://panel.example.com, wss://panel.example.com:443/vnc/, wss://panel.example.com:443/vnc/",
    "https://panel.example.com, wss://PANEL.example.com/vnc/, wss://PANEL.example.com/vnc/",
    "https://panel.example.com, ws://panel.example.com/vnc/,",
    "https://panel.example.com, wss://panel.example.com:8443/vnc/,",
    "https://panel.example.com:8443, /vnc/, wss://panel.example.com:8443/vnc/",
    "http://localhost:8090, /vnc/, ws://localhost:8090/vnc/",
    "http://localhost:8090, ws://127.0.0.1:8090/vnc/,"
  })
  void speaksWithTlsWhereThePanelDoes(
      String panelUrl, String given, @org.jspecify.annotations.Nullable String socket) {
    assertThat(
            PanelAddress.of(panelUrl, "/api/v1", false)
                .socket(given)
                .map(java.net.URI::toString)
                .orElse(null))
        .isEqualTo(socket);
  }

  @ParameterizedTest
  @CsvSource({"403, true", "404, true", "502, false"})
  void tellsAnAddressThatIsDeadFromAPanelThatIsNotWell(int status, boolean dead) {
    panel.answers(status, "");
    PanelConsoles.Access access =
        new PanelConsoles.Access(
            panel.url().replaceFirst("http", "ws") + "/vnc/?token=secret", "p");

    assertThatThrownBy(() -> adapter.consoles.connect(access, Duration.ofSeconds(5)))
        .isInstanceOf(dead ? PanelConsoles.AddressDead.class : IOException.class)
        .hasMessageNotContaining("secret");
  }
}
