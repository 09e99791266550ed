package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "mail.example.com.",
        "a.co",
        "1.2.example.net",
        "example.xn--p1ai",
        "xn--bcher-kva.example"
      })
  void acceptsHostNames(String name) {
    assertThat(DnsNames.isHost(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "mail",
        "mail..example.com",
        "mail.example.com..",
        "mail_1.example.com",
        "-a.example.com",
        "a-.example.com",
        "mail.example.1",
        "203.0.113.5",
        "mail.example.com\n",
        "bücher.example",
        "mail.example.xn--",
        "*.example.com"
      })
  void refusesAllElse(String name) {
    assertThat(DnsNames.isHost(name)).isFalse();
  }

  @Test
  void countsTheWholeName() {
    String name = "a.".repeat(125) + "com";
    assertThat(name).hasSize(253);
    assertThat(DnsNames.isHost(name)).isTrue();
    assertThat(DnsNames.isHost(name + ".")).isTrue();
    assertThat(DnsNames.isHost("a" + name)).isFalse();
  }

  @Test
  void comparesWithoutCaseDotsAndBlanks() {
    assertThat(DnsNames.same("Mail.Example.COM.", " mail.example.com\n")).isTrue();
    assertThat(DnsNames.same("mail.example.com", "mail.example.org")).isFalse();
  }
}
