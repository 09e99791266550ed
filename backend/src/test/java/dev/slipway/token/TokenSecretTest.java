package dev.slipway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a secret: recognisable, and checked before anything is looked up. */
class TokenSecretTest {

  @Test
  void whatIsMadeIsReadAndNeverTheSameTwice() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      TokenSecret secret = TokenSecret.make();
      assertThat(secret.text()).matches("slw_[0-9A-Za-z]{49}");
      assertThat(TokenSecret.read(secret.text())).contains(secret);
      made.add(secret.text());
    }
    assertThat(made).hasSize(1000);
  }

  @Test
  void aTypingErrorAnywhereIsNoticed() {
    String right = TokenSecret.make().text();
    for (int i = 0; i < right.length(); i++) {
      char other = right.charAt(i) == 'x' ? 'y' : 'x';
      String wrong = right.substring(0, i) + other + right.substring(i + 1);
      assertThat(TokenSecret.read(wrong)).as(wrong).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "slw_", "nonsense", "slw_ÄÄ", "ghp_0123456789"})
  void otherTextIsNoToken(String text) {
    assertThat(TokenSecret.read(text)).isEmpty();
  }

  @Test
  void showsNoMoreThanItsBeginning() {
    TokenSecret secret = TokenSecret.make();
    assertThat(secret.prefix()).hasSize(12);
    assertThat(secret.toString()).doesNotContain(secret.text().substring(12, 20));
    assertThat(secret.hash()).matches("[0-9a-f]{64}");
  }
}
