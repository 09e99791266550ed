package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.settings.InvalidSetting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may go. */
class ReceiverAddressesTest {

  private final ReceiverAddresses receivers = new ReceiverAddresses(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80f::200e",
        "::ffff:8.8.8.8",
      })
  void thePublicInternet(String address) throws UnknownHostException {
    assertThat(receivers.allows(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200", // a cloud's metadata service
        "127.0.0.1",
        "127.255.0.9",
        "127.1", // other spellings of 127.0.0.1
        "2130706433",
        "168.63.129.16",
        "169.254.169.254", // most clouds' metadata service
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.9",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1", // NAT64
        "64:ff9b:1::1",
        "100::1",
        "2001::1", // Teredo
        "2001:db8::1",
        "2002:7f00:1::", // 6to4 of 127.0.0.1
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254", // a cloud's metadata service
        "fe80::1",
        "fec0::1",
        "ff02::1",
      })
  void nothingElse(String address) throws UnknownHostException {
    assertThat(receivers.allows(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void networksThatTheHostHasAllowed() throws UnknownHostException {
    ReceiverAddresses some = new ReceiverAddresses(List.of("10.1.2.0/24", " fd00:1::/64", "::1"));
    assertThat(some.allows(InetAddress.getByName("10.1.2.77"))).isTrue();
    assertThat(some.allows(InetAddress.getByName("::ffff:10.1.2.77"))).isTrue();
    assertThat(some.allows(InetAddress.getByName("10.1.3.1"))).isFalse();
    assertThat(some.allows(InetAddress.getByName("fd00:1::5"))).isTrue();
    assertThat(some.allows(InetAddress.getByName("fd00:2::5"))).isFalse();
    assertThat(some.allows(InetAddress.ofLiteral("::1"))).isTrue();
    assertThat(some.allows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0-255", "*"})
  void refusesWhatIsNoNetwork(String text) {
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> new ReceiverAddresses(List.of(text)))
        .withMessageContaining("slipway.webhooks.allowed-networks");
  }
}
