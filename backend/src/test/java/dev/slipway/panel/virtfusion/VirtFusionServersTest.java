package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtFusionServersTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @Test
  void readsAServerWithItsLiveState() {
    panel.answers(200, "{\"data\":{\"id\":7,\"name\":\"web\",\"remoteState\":{\"running\":1}}}");

    assertThat(adapter.servers.read(7).live()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 502, 503, 504, 599})
  void takesAStatusThatSaysNothingOfTheServerForUnavailable(int status) {
    panel.answers(status, "{\"msg\":\"server not found\"}");

    assertThatThrownBy(() -> adapter.servers.read(7)).isInstanceOf(PanelUnavailable.class);
    assertThatThrownBy(() -> adapter.servers.rename(7, "web")).isInstanceOf(PanelUnavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"msg\":\"server not found\"}",
        "{\"msg\":\" Server Not Found \"}",
        "{\"msg\":\"server not found\",\"more\":[]}",
      })
  void believesA404ThatNamesTheServer(String body) {
    panel.answers(404, body);

    assertThatThrownBy(() -> adapter.servers.read(7)).isInstanceOf(PanelNotFound.class);
    assertThatThrownBy(() -> adapter.servers.rename(7, "web")).isInstanceOf(PanelNotFound.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html>404</html>",
        "{\"message\":\"server not found\"}",
        "{\"msg\":\"route not found\"}",
        "{\"msg\":[\"server not found\"]}",
      })
  void takesAnyOther404ForAWrongAddressAndSaysSo(String body) {
    panel.answers(404, body);

    assertThatThrownBy(() -> adapter.servers.read(7))
        .isInstanceOf(PanelReplyUnreadable.class)
        .hasMessageContaining("prefix");
    assertThatThrownBy(() -> adapter.servers.rename(7, "web"))
        .isInstanceOf(PanelReplyUnreadable.class)
        .hasMessageContaining("prefix");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "<html>Sign in</html>", "[]", "null", "{\"data\":{\"id\":8}}", "{\"da"})
  void refusesASuccessWithoutTheServer(String body) {
    panel.answers(200, body);

    assertThatThrownBy(() -> adapter.servers.read(7)).isInstanceOf(PanelReplyUnreadable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 204, 301, 302, 304, 400, 405, 409, 418, 422, 423})
  void takesNothingBut200ForARead(int status) {
    panel.answers(status, status == 304 || status == 204 ? "" : "{\"data\":{\"id\":7}}");

    assertThatThrownBy(() -> adapter.servers.read(7)).isInstanceOf(PanelReplyUnreadable.class);
  }

  @Test
  void followsNoRedirect() {
    panel.answers(302, "", "Location", panel.url() + "/elsewhere");

    assertThatThrownBy(() -> adapter.servers.read(7)).isInstanceOf(PanelReplyUnreadable.class);
    assertThat(panel.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, ''",
    "201, ''",
    "204, ''",
    "200, '{}'",
    "201, '<html>'",
    "200, '{\"data\":[]}'",
  })
  void takesEveryAcceptedStatusForARenameDoneWhateverTheBody(int status, String body) {
    panel.answers(status, body);

    adapter.servers.rename(7, "Üñí ☃ \"x\"");

    assertThat(panel.lastAsked().body()).isEqualTo("{\"name\":\"Üñí ☃ \\\"x\\\"\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 206, 301, 302})
  void takesNoOtherStatusForARenameDone(int status) {
    panel.answers(status, "");

    assertThatThrownBy(() -> adapter.servers.rename(7, "web"))
        .isInstanceOf(PanelReplyUnreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "422, '{\"errors\":[\"too long\",\"too odd\"]}', 'too long too odd'",
    "422, '{\"message\":\"invalid\",\"errors\":{\"name\":[\"too long\"],\"x\":[\"bad\"]}}', 'too long bad'",
    "422, '{\"errors\":[{\"name\":\"too long\"},5,true]}', 'too long 5 true'",
    "422, '{\"errors\":[],\"msg\":\"no\"}', no",
    "422, '{\"errors\":false,\"message\":\"no\"}', no",
    "423, '{\"msg\":\"locked by a task\",\"message\":\"other\"}', 'locked by a task'",
    "400, '{\"message\":\"bad\",\"error\":\"other\"}', bad",
    "409, '{\"error\":\"conflict\"}', conflict",
    "409, '{\"msg\":42}', 42",
    "405, '<html>', 'status 405'",
    "423, '', 'status 423'",
    "418, '[]', 'status 418'",
  })
  void passesOnWhyAChangeWasRefusedFromWhicheverFieldHoldsIt(
      int status, String body, String reason) {
    panel.answers(status, body);

    PanelRefused refused =
        catchThrowableOfType(PanelRefused.class, () -> adapter.servers.rename(7, "web"));

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.locked()).isEqualTo(status == 423);
    assertThat(refused).hasMessage("PUT /servers/7/modify/name answered " + status);
  }

  @Test
  void cutsAReasonThatIsWholePages() {
    panel.answers(422, "{\"msg\":\"" + "x".repeat(5000) + "\"}");

    PanelRefused refused =
        catchThrowableOfType(PanelRefused.class, () -> adapter.servers.rename(7, "web"));

    assertThat(refused.reason()).hasSizeLessThan(600);
  }

  @Test
  void passesOnForHowManySecondsThePanelWantsToBeLeftAlone() {
    panel.answers(503, "", "Retry-After", "90");

    assertThat(unavailable().retryAfter()).contains(Duration.ofSeconds(90));
  }

  @Test
  void passesOnUntilWhenThePanelWantsToBeLeftAlone() {
    panel.answers(
        503,
        "",
        "Retry-After",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(90)));

    assertThat(unavailable().retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "-5", "1e3", "99999999999999999999"})
  void ignoresAWaitThatMakesNoSense(String header) {
    panel.answers(503, "", "Retry-After", header);

    assertThat(unavailable().retryAfter()).isEmpty();
  }

  @Test
  void leavesAPanelAloneThatAsksForIt() {
    panel.answers(429, "{\"message\":\"Too Many Attempts.\"}", "Retry-After", "1");
    assertThatThrownBy(() -> adapter.servers.rename(7, "web")).isInstanceOf(PanelUnavailable.class);
    panel.answers(200, "{\"data\":{\"id\":7}}");

    assertThat(unavailable().retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
    assertThat(panel.asked()).hasSize(1);
  }

  @Test
  void goesOnAfterThePause() throws InterruptedException {
    panel.answers(429, "", "Retry-After", "1");
    assertThatThrownBy(() -> adapter.servers.read(7)).isInstanceOf(PanelUnavailable.class);
    panel.answers(200, "{\"data\":{\"id\":7}}");

    Thread.sleep(1050);

    assertThat(adapter.servers.read(7).id()).isEqualTo(7);
  }

  @Test
  void refusesABodyBeyondAllMeasureAndStaysOnGoodTerms() {
    panel.answers(200, "{\"data\":{\"id\":7,\"name\":\"" + "x".repeat(5 << 20) + "\"}}");

    for (int i = 0; i < 12; i++) {
      PanelException failure =
          catchThrowableOfType(PanelException.class, () -> adapter.servers.read(7));
      assertThat(failure).isInstanceOf(PanelReplyUnreadable.class);
    }
    assertThat(panel.asked()).hasSize(12);
  }

  private PanelUnavailable unavailable() {
    return catchThrowableOfType(PanelUnavailable.class, () -> adapter.servers.read(7));
  }
}
