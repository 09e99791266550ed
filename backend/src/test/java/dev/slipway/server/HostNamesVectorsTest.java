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
 * Host names as the integration before Slipway cleaned them. It sent whatever was left; where that
 * is no host name (the suspects), it is refused here.
 */
class HostNamesVectorsTest {

  @TestFactory
  Stream<DynamicTest> cleansTheRecordedNames() throws IOException {
    Path file = SharedFacts.file("vectors/hostname-validate.json").orElse(null);
    return file == null
        ? Stream.empty()
        : JsonMapper.shared().readTree(Files.readString(file)).path("cases").values().stream()
            .map(vector ->
                DynamicTest.dynamicTest(
                    vector.path("group").asString() + " " + vector.path("id").asString(),
                    () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    JsonNode hostname = vector.path("input").path("hostname");
    String given = hostname.isString() ? hostname.asString() : null;
    if (vector.has("suspect")) {
      assertThatThrownBy(() -> HostNames.check(given)).isInstanceOf(Refusal.class);
      return;
    }
    JsonNode expected = vector.path("expected").path("normalized");
    assertThat(HostNames.check(given)).isEqualTo(expected.isNull() ? null : expected.asString());
  }
}
