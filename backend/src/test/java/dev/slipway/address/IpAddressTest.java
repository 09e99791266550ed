package dev.slipway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.5,              203.0.113.5,      4",
    "2001:DB8:0:0:0:0:0:5,     2001:db8::5,      6",
    "2001:db8:0:1:0:0:0:5,     2001:db8:0:1::5,  6",
    "::,                       ::,               6",
    "::ffff:192.0.2.1,         ::ffff:192.0.2.1, 6",
    "2001:db8:1::192.0.2.1,    2001:db8:1::c000:201, 6",
  })
  void spellsAnAddressInOneWay(String given, String spelled, int version) {
    IpAddress address = IpAddress.parse(given).orElseThrow();
    assertThat(address).hasToString(spelled);
    assertThat(address.version()).isEqualTo(version);
    assertThat(IpAddress.parse(spelled)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "localhost", "1.2.3", "1.2.3.04", "1.2.3.4/32", "fe80::1%eth0", "[::1]"})
  void readsNothingElse(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::5,         2001:db8::,  64,  true",
    "2001:db8:0:1::,      2001:db8::,  64,  false",
    "2001:db8:0:0:7fff::, 2001:db8::,  65,  true",
    "2001:db8:0:0:8000::, 2001:db8::,  65,  false",
    "ffff::,              ::,          0,   true",
    "203.0.113.9,         203.0.113.0, 24,  true",
    "203.0.113.9,         2001:db8::,  0,   false",
  })
  void comparesTheBitsOfASubnet(String address, String base, int prefixLength, boolean inside) {
    Subnet subnet = Subnet.parse(base, prefixLength).orElseThrow();
    assertThat(subnet.contains(IpAddress.parse(address).orElseThrow())).isEqualTo(inside);
  }

  @Test
  void knowsNoSubnetOfMoreBitsThanThereAre() {
    assertThat(Subnet.parse("2001:db8::", 129)).isEmpty();
    assertThat(Subnet.parse("", 64)).isEmpty();
    IpAddress base = IpAddress.parse("192.0.2.1").orElseThrow();
    assertThatThrownBy(() -> new Subnet(base, 33)).isInstanceOf(IllegalArgumentException.class);
  }
}
