package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneFinderTest {

  private static final ZoneFinder FINDER =
      finder(
          "0.203.in-addr.arpa.",
          "113.0.203.in-addr.arpa.",
          "64/26.113.0.203.in-addr.arpa.",
          "64/128.113.0.203.in-addr.arpa.",
          "0/256.113.0.203.in-addr.arpa.",
          "32/32.113.0.203.in-addr.arpa",
          "100/50.51.198.in-addr.arpa.",
          "8.b.d.0.1.0.0.2.ip6.arpa.",
          "1.0.0.0.8.B.D.0.1.0.0.2.IP6.ARPA.",
          "example.com.");

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "203.0.113.5,   0/256.113.0.203.in-addr.arpa.,      5.0/256.113.0.203.in-addr.arpa.",
        "203.0.113.32,  32/32.113.0.203.in-addr.arpa,       32.32/32.113.0.203.in-addr.arpa.",
        "203.0.113.100, 64/26.113.0.203.in-addr.arpa.,      100.64/26.113.0.203.in-addr.arpa.",
        "203.0.114.1,   0.203.in-addr.arpa.,                1.114.0.203.in-addr.arpa.",
        "198.51.100.7,  none,                               none",
      })
  void prefersTheSmallestThatCovers(
      String address, @Nullable String zone, @Nullable String recordName) {
    ZoneMatch match = FINDER.find(IpAddress.parse(address).orElseThrow()).orElse(null);
    assertThat(match == null ? null : match.zone().name()).isEqualTo(zone);
    assertThat(match == null ? null : match.recordName()).isEqualTo(recordName);
  }

  @Test
  void findsTheLongestZoneOfIpv6WhateverItsCase() {
    ZoneMatch match = FINDER.find(IpAddress.parse("2001:db8:1::5").orElseThrow()).orElseThrow();
    assertThat(match.zone().name()).isEqualTo("1.0.0.0.8.B.D.0.1.0.0.2.IP6.ARPA.");
    assertThat(ReverseNames.v6Address(match.recordName()))
        .contains(IpAddress.parse("2001:db8:1::5").orElseThrow());
  }

  @Test
  void findsEveryZoneThatCanHoldHostsOfASubnet() {
    assertThat(touching("2001:db8:1:2::", 64))
        .containsExactlyInAnyOrder(
            "8.b.d.0.1.0.0.2.ip6.arpa.", "1.0.0.0.8.B.D.0.1.0.0.2.IP6.ARPA.");
    assertThat(touching("2001:db8:9::", 48)).containsExactly("8.b.d.0.1.0.0.2.ip6.arpa.");
    assertThat(touching("2001::", 16)).hasSize(2);
    assertThat(touching("fd00::", 16)).isEmpty();
  }

  @Test
  void takesNoTextForTheNameOfAnAddressThatIsNone() {
    for (String name :
        List.of(
            "8.b.d.0.1.0.0.2.ip6.arpa.", "5.113.0.203.in-addr.arpa.", "ip6.arpa", "x.ip6.arpa")) {
      assertThat(ReverseNames.v6Address(name)).isEmpty();
    }
  }

  private static List<String> touching(String base, int prefixLength) {
    return FINDER.touching(Subnet.parse(base, prefixLength).orElseThrow()).stream()
        .map(ReverseZone::name)
        .toList();
  }

  private static ZoneFinder finder(String... zones) {
    return new ZoneFinder(Stream.of(zones).map(Zones::zone).toList());
  }
}
