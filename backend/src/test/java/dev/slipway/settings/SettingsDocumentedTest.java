package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of settings in docs/operations.md is what operators go by: it lists them all, rightly.
 */
class SettingsDocumentedTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");

  /** Name, environment variable and default of a line of the table. */
  private static final Pattern LINE =
      Pattern.compile(
          "^\\| `(slipway\\.[a-z.-]+)` \\| `([A-Z_]+)` \\| ([^|]+) \\|", Pattern.MULTILINE);

  private record Line(String variable, String defaultValue) {}

  @Test
  void listsEverySettingAndNoOther() throws IOException {
    assertThat(documented().keySet()).containsExactlyInAnyOrderElementsOf(declared().keySet());
  }

  @Test
  void namesTheEnvironmentVariableOfEach() throws IOException {
    documented()
        .forEach((setting, line) ->
            assertThat(line.variable()).isEqualTo(InvalidSetting.environmentVariable(setting)));
  }

  @Test
  void givesTheDefaultOfEach() throws IOException {
    Map<String, Line> documented = documented();
    declared()
        .forEach((setting, defaultValue) -> {
          String shown = Objects.requireNonNull(documented.get(setting)).defaultValue();
          if (defaultValue.isEmpty()) {
            assertThat(shown).as(setting).isIn("–", "not set", "empty");
          } else {
            assertThat(shown).as(setting).isEqualTo("`" + defaultValue + "`");
          }
        });
  }

  private static Map<String, Line> documented() throws IOException {
    return LINE.matcher(Files.readString(DOCUMENT))
        .results()
        .collect(
            Collectors.toMap(
                line -> line.group(1),
                line -> new Line(line.group(2), line.group(3).strip()),
                (first, second) -> {
                  throw new AssertionError("listed twice: " + first);
                },
                TreeMap::new));
  }

  /** Every setting with its default as text, from what the compiler has gathered. */
  private static Map<String, String> declared() throws IOException {
    try (InputStream metadata =
        SettingsDocumentedTest.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      JsonNode properties =
          new JsonMapper().readTree(Objects.requireNonNull(metadata)).path("properties");
      return StreamSupport.stream(properties.spliterator(), false)
          .filter(property -> property.path("name").asString().startsWith("slipway."))
          .collect(
              Collectors.toMap(
                  property -> property.path("name").asString(),
                  property -> text(property.path("defaultValue")),
                  (first, second) -> first,
                  TreeMap::new));
    }
  }

  /** As one writes it: a list comes in brackets. */
  private static String text(JsonNode defaultValue) {
    String text = defaultValue.asString("");
    return text.startsWith("[") ? text.substring(1, text.length() - 1).replace(", ", ",") : text;
  }
}
