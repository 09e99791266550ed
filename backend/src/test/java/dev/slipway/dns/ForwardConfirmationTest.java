package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.dns.ForwardConfirmation.Verdict;
import dev.slipway.dns.ForwardLookup.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardConfirmationTest {

  private static final IpAddress ADDRESS = IpAddress.parse("203.0.113.5").orElseThrow();

  private final Map<String, List<Answer>> world = new HashMap<>();
  private int questions;
  private final ForwardConfirmation confirmation =
      new ForwardConfirmation((name, version) -> {
        questions++;
        if (name.startsWith("broken")) {
          throw new ForwardLookup.Failed("SERVFAIL for " + name);
        }
        return Map.of(name, world.getOrDefault(name, List.of()));
      });

  @Test
  void confirmsANameThatHasTheAddressAmongOthers() {
    world.put("mail.example.com", List.of(address("198.51.100.1"), address("203.0.113.5")));
    assertThat(confirmation.check("Mail.Example.Com.", ADDRESS).confirmed()).isTrue();
  }

  @Test
  void saysWhereElseANameLeads() {
    world.put("mail.example.com", List.of(address("198.51.100.1"), alias("other.example.com")));
    world.put("other.example.com", List.of(address("198.51.100.2")));
    assertThat(confirmation.check("mail.example.com", ADDRESS))
        .isEqualTo(new Verdict(false, List.of("198.51.100.1", "198.51.100.2"), List.of()));
  }

  @Test
  void followsFiveAliasesAndNotASixth() {
    chain(5);
    assertThat(confirmation.check("h0.example.com", ADDRESS).confirmed()).isTrue();
    chain(6);
    assertThat(confirmation.check("h0.example.com", ADDRESS).confirmed()).isFalse();
  }

  @Test
  void comesBackFromALoop() {
    world.put("a.example.com", List.of(alias("b.example.com.")));
    world.put("b.example.com", List.of(alias("A.example.com")));
    assertThat(confirmation.check("a.example.com", ADDRESS).confirmed()).isFalse();
    assertThat(questions).isEqualTo(2);
  }

  @Test
  void tellsAnUnknownNameFromAResolverThatFails() {
    assertThat(confirmation.check("nowhere.example.com", ADDRESS).failures()).isEmpty();
    assertThat(confirmation.check("broken.example.com", ADDRESS).failures())
        .containsExactly("SERVFAIL for broken.example.com");
  }

  @Test
  void doesNotAskForWhatItHasBeenToldAlready() {
    Map<String, List<Answer>> whole =
        Map.of(
            "www.example.com", List.of(alias("web.example.net.")),
            "web.example.net", List.of(address("203.0.113.5")));
    ForwardConfirmation recursive =
        new ForwardConfirmation((name, version) -> {
          questions++;
          return whole;
        });
    assertThat(recursive.check("www.example.com", ADDRESS).confirmed()).isTrue();
    assertThat(questions).isOne();
  }

  @Test
  void isNotKeptBusyByMoreAndMoreAliases() {
    for (int i = 0; i < 2_000; i++) {
      world.put(
          "h" + i + ".example.com",
          List.of(
              alias("h" + (2 * i + 1) + ".example.com"),
              alias("h" + (2 * i + 2) + ".example.com")));
    }
    assertThat(confirmation.check("h0.example.com", ADDRESS).confirmed()).isFalse();
    assertThat(questions).isLessThanOrEqualTo(20);
  }

  private void chain(int aliases) {
    world.clear();
    for (int i = 0; i < aliases; i++) {
      world.put("h" + i + ".example.com", List.of(alias("h" + (i + 1) + ".example.com")));
    }
    world.put("h" + aliases + ".example.com", List.of(address("203.0.113.5")));
  }

  private static Answer address(String text) {
    return new Answer.Address(text);
  }

  private static Answer alias(String name) {
    return new Answer.Alias(name);
  }
}
