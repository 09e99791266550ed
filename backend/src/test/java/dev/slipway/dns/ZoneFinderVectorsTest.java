package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Zones for addresses, as the integration before Slipway found them. Where the record is suspect:
 * of several zones of RFC 2317 the smallest is taken, not the last listed; names compare whatever
 * their case; a zone below a parent that is no /24 is not used, one of an odd size is.
 */
class ZoneFinderVectorsTest {

  @TestFactory
  Stream<DynamicTest> agreesWithTheRecord() {
    return Vectors.each("zone-match", ZoneFinderVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    List<ReverseZone> zones = new ArrayList<>();
    for (JsonNode name : vector.path("input").path("zones")) {
      if (!name.isNull() && !name.asString().isEmpty()) {
        zones.add(Zones.zone(name.asString()));
      }
    }
    Optional<ZoneMatch> match =
        IpAddress.parse(vector.path("input").path("ip").asString())
            .flatMap(address -> new ZoneFinder(zones).find(address));
    String suspect = vector.path("suspect").asString("");
    JsonNode expected = vector.path("expected");
    if (suspect.contains("narrowest")) {
      int size =
          match.flatMap(found -> ClasslessZone.parse(found.zone().name())).orElseThrow().size();
      int octet = Integer.parseInt(match.orElseThrow().recordName().replaceFirst("\\..*", ""));
      assertThat(zones)
          .filteredOn(zone -> covers(zone, octet))
          .allSatisfy(zone ->
              assertThat(ClasslessZone.parse(zone.name()).orElseThrow().size())
                  .isGreaterThanOrEqualTo(size));
    } else if (suspect.contains("case-sensitively")) {
      assertThat(match).isPresent();
    } else if (vector.path("input").toString().contains("64/26.0.203.in-addr")) {
      assertThat(match).isEmpty();
    } else if (expected.isNull()) {
      assertThat(match).isEmpty();
    } else {
      ZoneMatch found = match.orElseThrow();
      assertThat(DnsNames.comparable(found.zone().name()))
          .isEqualTo(DnsNames.comparable(expected.path("zone").asString()));
      assertThat(found.recordName()).isEqualToIgnoringCase(expected.path("ptrName").asString());
    }
  }

  private static boolean covers(ReverseZone zone, int octet) {
    return ClasslessZone.parse(zone.name())
        .filter(range -> range.first() <= octet && octet <= range.last())
        .isPresent();
  }
}
