package dev.slipway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {

  private static final byte[] CONTENT = "the way to the screen".getBytes(StandardCharsets.UTF_8);

  @Test
  void opensWhatItHasSealed() {
    Ticket ticket = Ticket.random();

    byte[] sealed = ticket.seal(CONTENT);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("screen");
    assertThat(Ticket.parse(ticket.secret()).orElseThrow().open(sealed)).isEqualTo(CONTENT);
  }

  @Test
  void opensNothingElse() {
    byte[] sealed = Ticket.random().seal(CONTENT);

    assertThatThrownBy(() -> Ticket.random().open(sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isNotGuessable() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      secrets.add(Ticket.random().secret());
    }
    assertThat(secrets).hasSize(1000).allMatch(secret -> secret.length() == 43);
  }

  @Test
  void tellsItsSecretToNoLog() {
    Ticket ticket = Ticket.random();

    assertThat(ticket.toString()).doesNotContain(ticket.secret());
    assertThat(ticket.hash()).hasSize(64).doesNotContain(ticket.secret());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%A"
      })
  void isNotAnyText(String text) {
    assertThat(Ticket.parse(text)).isEmpty();
  }
}
