package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.Refusal;
import dev.slipway.testing.SharedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names as the integration before Slipway took them. Where the record shows a defect (the suspects:
 * it counted bytes, and failed on "0"), the name is taken here.
 */
class ServerNamesVectorsTest {

  @TestFactory
  Stream<DynamicTest> decidesTheRecordedNames() throws IOException {
    Path file = SharedFacts.file("vectors/rename-validate.json").orElse(null);
    return file == null
        ? Stream.empty()
        : JsonMapper.shared().readTree(Files.readString(file)).path("cases").values().stream()
            .filter(vector -> vector.path("input").path("name").isString())
            .map(vector ->
                DynamicTest.dynamicTest(
                    vector.path("group").asString() + " " + vector.path("id").asString(),
                    () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    String name = vector.path("input").path("name").asString();
    JsonNode expected = vector.path("expected");
    if (vector.has("suspect")) {
      assertThat(ServerNames.check(name)).isEqualTo(name.strip());
    } else if (expected.path("accepted").asBoolean()) {
      assertThat(ServerNames.check(name)).isEqualTo(expected.path("normalized").asString());
    } else {
      assertThatThrownBy(() -> ServerNames.check(name)).isInstanceOf(Refusal.class);
    }
  }
}
