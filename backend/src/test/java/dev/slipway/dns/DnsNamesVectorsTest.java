package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Names of records, as the integration before Slipway accepted them. Where the record is suspect: a
 * last label in the form {@code xn--…} is accepted, and one of more than 63 letters is not. Whose
 * address it is comes before the name here, so the cases about that are left to the feature's own.
 */
class DnsNamesVectorsTest {

  @TestFactory
  Stream<DynamicTest> agreesWithTheRecord() {
    return Vectors.each("ptr-content-validate", DnsNamesVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    String name = DnsNames.trim(vector.path("input").path("ptr").asString(""));
    JsonNode expected = vector.path("expected");
    if (vector.has("suspect")) {
      assertThat(DnsNames.isHost(name)).isEqualTo(!expected.path("accepted").asBoolean());
    } else if (expected.path("error").asString("").startsWith("Invalid hostname")
        || expected.path("error").asString("").startsWith("Hostname too long")) {
      assertThat(DnsNames.isHost(name)).isFalse();
    } else if (expected.path("action").asString("").equals("delete")) {
      assertThat(name).isEmpty();
    } else {
      assertThat(DnsNames.isHost(name)).isTrue();
      JsonNode written = expected.path("normalized");
      if (written.isString()) {
        assertThat(DnsNames.absolute(name)).isEqualTo(written.asString());
      }
    }
  }
}
