package dev.slipway.dns.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Ids as PowerDNS makes them. The integration before Slipway encoded the slash alone; those records
 * are suspect and are held to PowerDNS's own rule.
 */
class ZoneIdsTest {

  @ParameterizedTest
  @CsvSource({
    "113.0.203.in-addr.arpa,        113.0.203.in-addr.arpa.",
    "64/26.113.0.203.in-addr.arpa., 64=2F26.113.0.203.in-addr.arpa.",
    "_dmarc.example.com.,           =5Fdmarc.example.com.",
    ".,                             =2E",
    "bücher.example,                b=C3=BCcher.example.",
    "a=b.example,                   a=3Db.example.",
  })
  void encodesAllButLettersDigitsDotsAndHyphens(String zone, String id) {
    assertThat(ZoneIds.of(zone)).isEqualTo(id);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheRecord() {
    return Vectors.each("zone-id-encode", ZoneIdsTest::check);
  }

  private static void check(JsonNode vector) {
    String id = ZoneIds.of(vector.path("input").path("zone").asString());
    if (vector.has("suspect")) {
      assertThat(id).matches("(=2E|([A-Za-z0-9.-]|=[0-9A-F]{2})+\\.)").contains("=");
    } else {
      assertThat(id).isEqualTo(vector.path("expected").asString());
    }
  }
}
