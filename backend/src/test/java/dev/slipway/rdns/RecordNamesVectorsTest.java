package dev.slipway.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Vectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * What records are to say, as the integration before Slipway chose it. The addresses of these cases
 * are held against the panel's adapter.
 */
class RecordNamesVectorsTest {

  @Test
  void prefersTheHostNameAndTakesTheNameWhereThereIsNone() {
    assertThat(RecordNames.of("mail.example.com", "Mail")).contains("mail.example.com");
    assertThat(RecordNames.of("-", "Mail")).contains("Mail");
    assertThat(RecordNames.of(null, "")).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheRecord() {
    return Vectors.each("extract-ips", RecordNamesVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    if (vector.path("expected").has("error")) {
      return;
    }
    JsonNode answer = vector.path("input").path("server");
    JsonNode server = answer.path("data").isObject() ? answer.path("data") : answer;
    assertThat(
            RecordNames.of(text(server.path("hostname")), text(server.path("name"))).orElse(null))
        .isEqualTo(text(vector.path("expected").path("hostname")));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }
}
