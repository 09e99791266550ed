package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelTraffic.Period;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtFusionTrafficTest {

  private static final Period JANUARY =
      new Period(
          Instant.parse("2025-01-06T00:00:00Z"),
          Instant.parse("2025-02-05T23:59:59Z"),
          1847110337,
          1270421,
          1848380758,
          20000L << 30);

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @Test
  void readsPeriodsNewestFirstWithTimesInUtcAndTheirOwnLimit() {
    panel.answers(
        200,
        """
        {"data":{"monthly":[
          {"month":1,"start":"2024-12-06 00:00:00","end":"2025-01-05 23:59:59","rx":1,"tx":2,
           "total":3,"limit":0,"blocks":[]},
          {"month":2,"start":"2025-01-06 00:00:00","end":"2025-02-05 23:59:59","rx":1847110337,
           "tx":1270421,"total":1848380758,"limit":20000,"blocks":[{"id":2,"traffic":100}]}]}}
        """);

    assertThat(adapter.traffic.read(7))
        .containsExactly(
            JANUARY,
            new Period(
                Instant.parse("2024-12-06T00:00:00Z"),
                Instant.parse("2025-01-05T23:59:59Z"),
                1,
                2,
                3,
                null));
  }

  @Test
  void readsFiguresThatComeAsTextAndAListThatComesAsAnObject() {
    panel.answers(
        200,
        """
        {"data":{"monthly":{"1":{"start":"2025-01-06T00:00:00.000000Z",
          "end":"2025-02-05T23:59:59+00:00","rx":"1847110337","tx":"1270421",
          "total":"1848380758","limit":"20000"}}}}
        """);

    assertThat(adapter.traffic.read(7)).containsExactly(JANUARY);
  }

  @Test
  void addsUpATotalThatIsMissingAndSkipsWhatIsNoPeriod() {
    panel.answers(
        200,
        """
        {"data":{"monthly":["x",{"rx":5},{"start":"never","end":"never"},
          {"start":"2025-01-06 00:00:00","end":"2025-02-05 23:59:59","rx":1847110337,"tx":1270421,
           "total":false,"limit":20000}]}}
        """);

    assertThat(adapter.traffic.read(7)).containsExactly(JANUARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"monthly\":[]}}",
        "{\"data\":{\"monthly\":{}}}",
        "{\"data\":{\"monthly\":null}}",
        "{\"data\":{\"monthly\":false}}",
        "{\"data\":[]}",
        "{\"data\":{}}",
        "{\"monthly\":[]}",
      })
  void hasNoPeriodsWhereNothingWasCounted(String body) {
    panel.answers(200, body);

    assertThat(adapter.traffic.read(7)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "<html>",
        "{\"data\":\"x\"}",
        "{\"data\":{\"monthly\":\"x\"}}",
        "{\"a\":1}",
      })
  void refusesASuccessWithoutTraffic(String body) {
    panel.answers(200, body);

    assertThatThrownBy(() -> adapter.traffic.read(7)).isInstanceOf(PanelReplyUnreadable.class);
  }

  @Test
  void saysThatTheServerIsGone() {
    panel.answers(404, "{\"msg\":\"server not found\"}");

    assertThatThrownBy(() -> adapter.traffic.read(7)).isInstanceOf(PanelNotFound.class);
  }
}
