package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelGuestPasswords.User;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, and what is shown once. */
class VirtFusionUsersTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  private void answersLink(String link) {
    panel.answers(
        200,
        Json.object(
            java.util.Map.of(
                "data",
                java.util.Map.of("authentication", java.util.Map.of("endpoint_complete", link)))));
  }

  @Test
  void hasNoAccountOnlyWhereThePanelItselfSaysSo() {
    panel.answers(404, "{\"msg\":\"ext_relation_id not found\"}");
    assertThat(adapter.users.find("7")).isEmpty();

    panel.answers(404, "<html>");
    assertThatThrownBy(() -> adapter.users.find("7")).isInstanceOf(PanelReplyUnreadable.class);
    panel.answers(401, "");
    assertThatThrownBy(() -> adapter.users.find("7")).isInstanceOf(PanelUnavailable.class);
  }

  @Test
  void makesALinkToThePanelItself() {
    panel.answers(
        200,
        """
        {"data":{"authentication":{"endpoint_complete":"/token_authenticate/?1=aB&2=cD",
          "expiry":{"ttl":"45"}}}}
        """);

    assertThat(adapter.users.createLogin("7", 9).url())
        .isEqualTo(panel.url() + "/token_authenticate/?1=aB&2=cD");
    assertThat(adapter.users.createLogin("7", 9).validFor()).isEqualTo(Duration.ofSeconds(45));
    assertThat(adapter.users.createLogin("7", 9).toString()).doesNotContain("aB", "http");
  }

  @Test
  void takesAMinuteWhereThePanelNamesNoTime() {
    answersLink("/login?1=a");

    assertThat(adapter.users.createLogin("7", 9).validFor()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@evil.example/",
        ".evil.example/",
        ":8443/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "https://evil.example/",
        "http://127.0.0.1/",
        "javascript:alert(1)",
        "/\t/evil.example/",
        " /login",
        "/login\r\nLocation: https://evil.example/",
        "login",
        ""
      })
  void makesNoLinkThatLeadsAnywhereElse(String link) {
    answersLink(link);

    assertThatThrownBy(() -> adapter.users.createLogin("7", 9))
        .isInstanceOf(PanelReplyUnreadable.class)
        .hasMessageNotContaining("evil");
  }

  @Test
  void saysThatThereIsNoSuchAccount() {
    panel.answers(404, "{\"msg\":\"ext_relation_id not found\"}");

    assertThatThrownBy(() -> adapter.users.createLogin("7", 9)).isInstanceOf(PanelNotFound.class);
    assertThatThrownBy(() -> adapter.users.resetPassword("7")).isInstanceOf(PanelNotFound.class);
  }

  @Test
  void takesOnly201ForANewPanelPassword() {
    panel.answers(201, "{\"data\":{\"email\":\"a@example.com\",\"password\":\"new one \"}}");
    assertThat(adapter.users.resetPassword("7").password()).isEqualTo("new one ");
    assertThat(adapter.users.resetPassword("7").toString()).doesNotContain("new one");

    panel.answers(200, "{\"data\":{\"email\":\"a@example.com\",\"password\":\"new one\"}}");
    assertThatThrownBy(() -> adapter.users.resetPassword("7"))
        .isInstanceOf(PanelReplyUnreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"data\":{\"expectedPassword\":\"a\",\"password\":\"b\",\"newPassword\":\"c\"}}', a",
    "'{\"data\":{\"expectedPassword\":\"\",\"newPassword\":\"c\",\"password\":\"b\"}}', b",
    "'{\"data\":{\"expectedPassword\":null,\"newPassword\":\"c\"}}', c",
    "'{\"data\":[]}',",
    "'',"
  })
  void findsTheGuestsPasswordInWhicheverFieldHoldsIt(
      String body, @org.jspecify.annotations.Nullable String password) {
    panel.answers(200, body == null ? "" : body);

    assertThat(adapter.guestPasswords.reset(7, User.ROOT).password()).isEqualTo(password);
    assertThat(adapter.guestPasswords.reset(7, User.ROOT).toString()).doesNotContain("password=");
  }
}
