package dev.slipway.livestats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.panel.PanelLiveState.Filesystem;
import dev.slipway.testing.SharedFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * File systems as the integration before Slipway showed them; own cases are in {@link
 * FilesystemViewTest}.
 */
class FilesystemViewVectorsTest {

  @TestFactory
  Stream<DynamicTest> showsThoseThatWereRecordedInTheSameOrder() {
    return cases("vectors/server-view.json", vector -> !reported(vector).isEmpty())
        .map(vector ->
            DynamicTest.dynamicTest(
                vector.get("id").asString(),
                () ->
                    assertThat(
                            FilesystemView.of(
                                reported(vector).stream()
                                    .map(entry -> filesystem(entry, "used-bytes", "total-bytes"))
                                    .toList()))
                        .extracting(view ->
                            new Filesystem(
                                view.mountPoint(),
                                view.type(),
                                view.usedBytes(),
                                view.totalBytes()))
                        .isEqualTo(recorded(vector))));
  }

  @TestFactory
  Stream<DynamicTest> usesTheShareThatWasRecorded() {
    return cases(
            "vectors/format.json", vector -> vector.get("group").asString().equals("filesystem"))
        .map(vector ->
            DynamicTest.dynamicTest(vector.get("id").asString(), () -> checkShare(vector)));
  }

  private static void checkShare(JsonNode vector) {
    Filesystem given = filesystem(vector.get("input").get("filesystem"), "usedBytes", "totalBytes");
    String width = vector.get("expected").get("bar").get("width").asString();
    assertThat(FilesystemView.of(List.of(given)).getFirst().usedPercent())
        .isCloseTo(Double.parseDouble(width.replace("%", "")), within(1e-9));
  }

  private static Stream<JsonNode> cases(String path, Predicate<JsonNode> wanted) {
    Path file = SharedFacts.file(path).orElse(null);
    return file == null
        ? Stream.empty()
        : JsonMapper.shared().readTree(file.toFile()).get("cases").valueStream().filter(wanted);
  }

  private static List<JsonNode> reported(JsonNode vector) {
    return vector
        .path("input")
        .path("server")
        .path("data")
        .path("remoteState")
        .path("agent")
        .path("fsinfo")
        .valueStream()
        .filter(JsonNode::isObject)
        .toList();
  }

  private static List<Filesystem> recorded(JsonNode vector) {
    return vector
        .at("/expected/view/live/filesystems")
        .valueStream()
        .map(entry -> filesystem(entry, "usedBytes", "totalBytes"))
        .toList();
  }

  private static Filesystem filesystem(JsonNode entry, String used, String total) {
    return new Filesystem(
        entry.path("mountpoint").asString(""),
        entry.path("type").asString(""),
        entry.path(used).asLong(0),
        entry.path(total).asLong(0));
  }
}
