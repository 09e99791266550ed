package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Vectors;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Zones of RFC 2317, as the integration before Slipway read them. Its two suspects are decided
 * differently: a number of addresses that is no power of two is taken, since names of such zones
 * are free and a name server serves them; a parent that is no /24 is not.
 */
class ClasslessZoneVectorsTest {

  @TestFactory
  Stream<DynamicTest> agreesWithTheRecord() {
    return Vectors.each("classless-parse", ClasslessZoneVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    Optional<ClasslessZone> zone =
        ClasslessZone.parse(vector.path("input").path("zone").asString());
    JsonNode expected = vector.path("expected");
    if (expected.isNull() || vector.path("suspect").asString("").contains("parent")) {
      assertThat(zone).isEmpty();
    } else {
      assertThat(zone)
          .contains(
              new ClasslessZone(
                  DnsNames.comparable(expected.path("parent").asString()),
                  expected.path("start").asInt(),
                  expected.path("end").asInt()));
    }
  }
}
