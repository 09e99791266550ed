package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelBackups.Backup;
import dev.slipway.panel.PanelReplyUnreadable;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtFusionBackupsTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @Test
  void readsFlagsInAnySpellingAndLeavesOutWhatHasNoTime() {
    panel.answers(
        200,
        """
        {"data":[
          {"id":42,"storage":{"id":5,"name":"Backup Server 1","enabled":true},"complete":1,
           "restoring":"1","deleting":false,"created":"2022-03-03T20:25:01+00:00"},
          {"id":"43","storage":[],"complete":0,"created":"2022-03-04 20:25:01"},
          {"id":44,"complete":true,"created":null}]}
        """);

    assertThat(adapter.backups.ofServer(7))
        .containsExactly(
            new Backup(
                42, Instant.parse("2022-03-03T20:25:01Z"), true, true, false, "Backup Server 1"),
            new Backup(43, Instant.parse("2022-03-04T20:25:01Z"), false, false, false, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"data\":null}"})
  void refusesASuccessWithoutBackups(String body) {
    panel.answers(200, body);

    assertThatThrownBy(() -> adapter.backups.ofServer(7)).isInstanceOf(PanelReplyUnreadable.class);
  }
}
