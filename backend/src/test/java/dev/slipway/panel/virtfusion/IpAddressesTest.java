package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "0.0.0.0", "255.255.255.255", "10.104.254.128"})
  void takesIpv4AsItIs(String address) {
    assertThat(IpAddresses.v4(address)).isEqualTo(address);
    assertThat(IpAddresses.v6(address)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 192.0.2.7",
        "192.0.2.7 ",
        "192.0.2.07",
        "192.0.2.256",
        "192.0.2",
        "3221225991",
        "192.0.2.7/32",
        "localhost",
        "example.com",
        "2001:db8::7",
        "1.2.3.4\n",
        "٣.1.1.1",
      })
  void refusesWhatIsNoIpv4(String text) {
    assertThat(IpAddresses.v4(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::5, 2001:db8::5",
    "2001:0db8:0:0:0:0:0:5, 2001:db8::5",
    "2001:DB8::5, 2001:db8::5",
    "2001:db8:0:0:e842::, 2001:db8:0:0:e842::",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "fe80::1, fe80::1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1::, 1::",
    "::ffff:192.0.2.0, ::ffff:192.0.2.0",
    "::ffff:c000:200, ::ffff:192.0.2.0",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
  })
  void spellsIpv6TheUsualWay(String text, String spelled) {
    assertThat(IpAddresses.v6(text)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "garbage", " 2001:db8::", "2001:db8::/64", "fe80::%eth0", "[2001:db8::1]", "1:2:3",
        "1::2::3", "1:2:3:4:5:6:7:8:9", "12345::", ":", ":::", "::ffff:192.0.2.07", "::1.2.3",
        "1.2.3.4::", "2001:db8::g",
      })
  void refusesWhatIsNoIpv6(String text) {
    assertThat(IpAddresses.v6(text)).isNull();
  }
}
