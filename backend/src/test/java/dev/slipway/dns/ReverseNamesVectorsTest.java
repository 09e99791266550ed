package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import dev.slipway.testing.Vectors;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Addresses and the names of their records, as the integration before Slipway made them. */
class ReverseNamesVectorsTest {

  @TestFactory
  Stream<DynamicTest> agreesWithTheRecord() {
    return Vectors.each("ptr-names", ReverseNamesVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    JsonNode input = vector.path("input");
    JsonNode expected = vector.path("expected");
    switch (input.path("op").asString()) {
      case "ptr" -> checkName(input.path("ip").asString(), expected);
      case "in-subnet" ->
          assertThat(
                  inSubnet(
                      input.path("ip").asString(),
                      input.path("subnet").asString(),
                      input.path("cidr").asInt()))
              .isEqualTo(expected.path("inside").asBoolean());
      case "normalize-host" ->
          assertThat(DnsNames.comparable(input.path("host").asString()))
              .isEqualTo(expected.path("normalized").asString());
      default -> throw new AssertionError("unknown: " + input);
    }
  }

  private static void checkName(String text, JsonNode expected) {
    Optional<IpAddress> address = IpAddress.parse(text);
    assertThat(address.filter(found -> found.version() == 4).isPresent())
        .isEqualTo(expected.path("isIpv4").asBoolean());
    assertThat(address.filter(found -> found.version() == 6).isPresent())
        .isEqualTo(expected.path("isIpv6").asBoolean());
    JsonNode name = expected.path("ptr");
    assertThat(address.map(ReverseNames::of).orElse(null))
        .isEqualTo(name.isNull() ? null : name.asString());
    JsonNode expanded = expected.path("expanded");
    if (!expanded.isNull()) {
      assertThat(address.map(IpAddress::hex)).contains(expanded.asString());
      assertThat(address.map(ReverseNames::of).flatMap(ReverseNames::v6Address)).isEqualTo(address);
    }
  }

  /** Only of IPv6: IPv4 subnets are not routed to servers. */
  private static boolean inSubnet(String text, String base, int prefixLength) {
    Optional<IpAddress> address = IpAddress.parse(text).filter(found -> found.version() == 6);
    Optional<Subnet> subnet = Subnet.parse(base, prefixLength);
    return address.isPresent() && subnet.isPresent() && subnet.get().contains(address.get());
  }
}
