package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelPower.Order;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelReplyUnreadable;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtFusionPowerTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"data\":{\"queueId\":171}}', 171",
    "'{\"data\":{\"queueId\":\"171\"}}', 171",
    "'{\"data\":{\"queueId\":5000000000}}', 5000000000",
  })
  void namesTheQueueItemToFollow(String body, long queueId) {
    panel.answers(200, body);

    assertThat(adapter.power.order(7, Order.BOOT)).isEqualTo(OptionalLong.of(queueId));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html>",
        "{\"data\":[]}",
        "{\"data\":{\"queueId\":null}}",
        "{\"data\":{\"queueId\":false}}",
        "{\"data\":{\"queueId\":0}}",
      })
  void takesAnOrderForAcceptedAlsoWhereNoQueueItemIsNamed(String body) {
    panel.answers(200, body);

    assertThat(adapter.power.order(7, Order.RESTART)).isEmpty();
  }

  @Test
  void takesAnAnswerWithoutContentForAccepted() {
    panel.answers(204, "");

    assertThat(adapter.power.order(7, Order.SHUTDOWN)).isEmpty();
  }

  @Test
  void takesNoOtherSuccessForAccepted() {
    panel.answers(202, "");

    assertThatThrownBy(() -> adapter.power.order(7, Order.BOOT))
        .isInstanceOf(PanelReplyUnreadable.class);
  }

  @Test
  void saysThatAnotherTaskHoldsTheServer() {
    panel.answers(423, "{\"msg\":\"server is locked\"}");

    assertThatThrownBy(() -> adapter.power.order(7, Order.POWER_OFF))
        .isInstanceOfSatisfying(
            PanelRefused.class, refused -> assertThat(refused.locked()).isTrue());
  }

  @Test
  void saysThatTheServerIsGone() {
    panel.answers(404, "{\"msg\":\"server not found\"}");

    assertThatThrownBy(() -> adapter.power.order(7, Order.BOOT)).isInstanceOf(PanelNotFound.class);
  }
}
