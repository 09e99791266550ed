package dev.slipway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may be used from. */
class AddressListTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7/24, 203.0.113.0/24",
    "' 10.0.0.0/8 ', 10.0.0.0/8",
    "2001:DB8:0:0::1, 2001:db8::1",
    "2001:db8:1:2::/48, 2001:db8:1::/48",
    "::ffff:203.0.113.7, 203.0.113.7",
    "0.0.0.0/0, 0.0.0.0/0",
    "::/0, ::/0",
  })
  void readsAddressesAndNetworks(String given, String spelling) {
    assertThat(AddressList.read(given)).contains(spelling);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "all",
        "localhost",
        "example.com",
        "203.0.113",
        "203.0.113.256",
        "010.1.1.1",
        "1.2.3.4-9",
        "10.0.0.*",
        "10.0.0.0/33",
        "2001:db8::/129",
        "10.0.0.0/255.0.0.0",
        "fe80::1%eth0",
        "1.2.3.4/",
        "1.2.3.4 5.6.7.8",
        "12345",
        "0x7f000001"
      })
  void refusesWhatIsNeither(String text) {
    assertThat(AddressList.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.200, true",
    "203.0.113.0/24, 203.0.114.1, false",
    "203.0.113.0/24, ::ffff:203.0.113.9, true",
    "203.0.113.0/24, 0:0:0:0:0:ffff:cb00:7109, true",
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.8, false",
    "2001:db8::/48, 2001:db8:0:1:0:0:0:5, true",
    "2001:db8::/48, 2001:db8:1::5, false",
    "2001:db8::/48, 203.0.113.7, false",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
  })
  void letsThroughWhatLiesInIt(String network, String from, boolean allowed) {
    assertThat(new AddressList(List.of(network)).allows(from)).isEqualTo(allowed);
  }

  @Test
  void anEmptyListIsEverywhereAndAnUnknownPlaceIsNowhere() {
    assertThat(new AddressList(List.of()).allows(null)).isTrue();
    assertThat(new AddressList(List.of("0.0.0.0/0")).allows(null)).isFalse();
    assertThat(new AddressList(List.of("0.0.0.0/0")).allows("not an address")).isFalse();
  }
}
