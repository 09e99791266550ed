package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtFusionIconsTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @Test
  void asksBesideTheApiAndSendsNoToken() {
    panel.answers(200, "picture");

    assertThat(adapter.icons.read("debian_logo.png"))
        .hasValueSatisfying(
            bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("picture"));
    assertThat(panel.lastAsked().target()).isEqualTo("/img/logo/debian_logo.png");
    assertThat(panel.lastAsked().header("Authorization")).isNull();
  }

  @Test
  void hasNothingWhereThePanelHasNoSuchFile() {
    panel.answers(404, "<html>");

    assertThat(adapter.icons.read("no_logo.png")).isEmpty();
  }

  @Test
  void refusesAPictureBeyondAllMeasure() {
    panel.answers(200, "x".repeat(300 * 1024));

    assertThatThrownBy(() -> adapter.icons.read("large.png")).isInstanceOf(PanelUnavailable.class);
  }

  @Test
  void doesNotTakeItsFailuresForFailuresOfTheApi() {
    panel.answers(502, "");
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> adapter.icons.read("a.png")).isInstanceOf(PanelUnavailable.class);
    }

    assertThat(adapter.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(adapter.health.reachability().reachable()).isTrue();
  }

  @Test
  void followsNoRedirect() {
    panel.answers(302, "", "Location", "https://elsewhere.example/a.png");

    assertThatThrownBy(() -> adapter.icons.read("a.png")).isInstanceOf(PanelReplyUnreadable.class);
    assertThat(panel.asked()).hasSize(1);
  }
}
