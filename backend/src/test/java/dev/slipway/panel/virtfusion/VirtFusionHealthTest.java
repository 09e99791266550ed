package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtFusionHealthTest {

  private static final String CONNECT = "/api/v1/connect";
  private static final String GROUPS = "/api/v1/compute/hypervisors/groups?results=1";
  private static final String PACKAGES = "/api/v1/packages";

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"version\":\"7.0.0\"}", "", "<html>"})
  void findsNothingWrongWhateverTheBody(String body) {
    panel.answers(200, body);

    assertThat(adapter.health.probe()).isEmpty();
    assertThat(panel.asked())
        .extracting(ScriptedPanel.Asked::target)
        .containsExactly(CONNECT, GROUPS, PACKAGES);
  }

  @ParameterizedTest
  @CsvSource({
    "401, slipway.panel.token",
    "403, slipway.panel.token",
    "404, slipway.panel.api-path",
    "500, answered 500",
    "302, answered 302",
  })
  void saysWhatIsWrongWithTheConnection(int status, String hint) {
    statuses(Map.of(CONNECT, status));

    assertThat(adapter.health.probe()).contains(hint, String.valueOf(status)).endsWith(".");
    assertThat(panel.asked()).hasSize(1);
  }

  @Test
  void saysThatNobodyAnswersAndWhere() {
    panel.close();

    assertThat(adapter.health.probe()).contains("No answer", panel.url(), "refused");
  }

  @Test
  void saysThatAHostNameIsUnknown() {
    try (Adapter nowhere = Adapter.of("https://panel.invalid")) {
      assertThat(nowhere.health.probe()).contains("No answer", "the host name is unknown");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void saysWhichScopeTheTokenLacks(int status) {
    statuses(Map.of(GROUPS, status));
    assertThat(adapter.health.probe()).contains("hypervisor groups", "stock", "scope");

    statuses(Map.of(PACKAGES, status));
    assertThat(adapter.health.probe()).contains("packages", "scope").doesNotContain("groups");
  }

  @Test
  void saysWhatElseWentWrong() {
    statuses(Map.of(GROUPS, 500, PACKAGES, 404));

    assertThat(adapter.health.probe()).contains("500", "404");
  }

  private void statuses(Map<String, Integer> byTarget) {
    panel.answers(exchange ->
        ScriptedPanel.send(
            exchange, byTarget.getOrDefault(exchange.getRequestURI().toString(), 200), ""));
  }
}
