package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelQueue.Item;
import dev.slipway.panel.PanelReplyUnreadable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtFusionQueueTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @ParameterizedTest
  @MethodSource
  void tellsWhereTheWorkStands(String fields, Item expected) {
    panel.answers(200, "{\"data\":{\"id\":158," + fields + "}}");

    assertThat(adapter.queue.read(158)).isEqualTo(expected);
  }

  static Stream<Arguments> tellsWhereTheWorkStands() {
    return Stream.of(
        Arguments.of(
            "\"serverId\":69,\"finished\":null,\"failed\":false,\"progress\":40,\"jobId\":\"852\"",
            new Item(158, 69, 40, false, false)),
        Arguments.of(
            "\"serverId\":69,\"finished\":\"2025-01-15T15:00:49+00:00\",\"failed\":false,\"progress\":100",
            new Item(158, 69, 100, true, false)),
        Arguments.of(
            "\"serverId\":\"69\",\"finished\":\"2025-01-15 15:00:49\",\"failed\":0,\"progress\":\"100\"",
            new Item(158, 69, 100, true, false)),
        Arguments.of(
            "\"finished\":1,\"failed\":\"0\",\"progress\":120",
            new Item(158, null, 100, true, false)),
        Arguments.of(
            "\"serverId\":null,\"finished\":null,\"failed\":1,\"progress\":null",
            new Item(158, null, null, true, true)),
        Arguments.of(
            "\"finished\":false,\"failed\":\"2025-01-15T15:00:49+00:00\",\"errors\":[]",
            new Item(158, null, null, true, true)),
        Arguments.of("\"serverId\":false", new Item(158, null, null, false, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"msg\":\"queue not found\"}", "{\"message\":\"Not Found\"}"})
  void believesA404ThatThePanelItselfGave(String body) {
    panel.answers(404, body);

    assertThatThrownBy(() -> adapter.queue.read(158)).isInstanceOf(PanelNotFound.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "\"gone\""})
  void doesNotBelieveA404FromSomethingElse(String body) {
    panel.answers(404, body);

    assertThatThrownBy(() -> adapter.queue.read(158))
        .isInstanceOf(PanelReplyUnreadable.class)
        .hasMessageContaining("prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"data\":[]}", "{\"data\":{\"id\":159}}", "<html>"})
  void refusesASuccessWithoutTheItem(String body) {
    panel.answers(200, body);

    assertThatThrownBy(() -> adapter.queue.read(158)).isInstanceOf(PanelReplyUnreadable.class);
  }
}
