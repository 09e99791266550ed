package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelTemplates.Category;
import dev.slipway.panel.PanelTemplates.Template;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtFusionTemplatesTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  @Test
  void readsFamiliesInThePanelsOrderAndTakesEmptyTextsForNone() {
    panel.answers(
        200,
        """
        {"data":[
          {"id":5,"name":"Ubuntu","description":"","icon":"ubuntu_logo.png","templates":[
            {"id":"49","name":"Ubuntu Server","version":"24.04","variant":"","description":null,
             "icon":"ubuntu_logo.png","eol":0,"eol_date":"2029-05-31 00:00:00","type":"linux"},
            {"id":3,"name":"Ubuntu Server","version":"20.04","variant":"Minimal","icon":null,"eol":1},
            {"id":0,"name":"No number"},
            {"id":4}]},
          {"name":"Empty","icon":null,"templates":[]},
          {"templates":[{"id":9,"name":"Without a family"}]}]}
        """);

    assertThat(adapter.templates.ofServer(7))
        .containsExactly(
            new Category(
                "Ubuntu",
                null,
                "ubuntu_logo.png",
                List.of(
                    new Template(
                        49, "Ubuntu Server", "24.04", null, null, "ubuntu_logo.png", false),
                    new Template(3, "Ubuntu Server", "20.04", "Minimal", null, null, true))),
            new Category("Empty", null, null, List.of()));
  }

  @Test
  void readsAListAlsoWhereItComesAsAnObject() {
    panel.answers(
        200,
        "{\"data\":{\"1\":{\"name\":\"Debian\",\"templates\":{\"1\":{\"id\":8,\"name\":\"D\"}}}}}");

    assertThat(adapter.templates.ofServer(7))
        .singleElement()
        .satisfies(category -> assertThat(category.templates()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"data\":null}", "{\"data\":false}"})
  void refusesASuccessWithoutTemplates(String body) {
    panel.answers(200, body);

    assertThatThrownBy(() -> adapter.templates.ofServer(7))
        .isInstanceOf(PanelReplyUnreadable.class);
  }

  @Test
  void saysThatTheServerIsGone() {
    panel.answers(404, "{\"msg\":\"server not found\"}");

    assertThatThrownBy(() -> adapter.templates.ofServer(7)).isInstanceOf(PanelNotFound.class);
  }
}
