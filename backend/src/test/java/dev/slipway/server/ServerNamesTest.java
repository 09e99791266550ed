package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may be called. */
class ServerNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"web", "0", "Web Shop 2", "سرور", "日本語サーバー", "<b>bold</b>", "👩‍🚀"})
  void takesAnyLabel(String name) {
    assertThat(ServerNames.check("  " + name + " ")).isEqualTo(name);
  }

  @Test
  void countsCharactersAndNotHalvesOfThem() {
    assertThat(ServerNames.check("😀".repeat(63))).hasSize(126);
    refused("😀".repeat(64));
    refused("a".repeat(64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\tb", "a\nb", "a\u0000b", "a\u007fb"})
  void refuses(String name) {
    refused(name);
  }

  private static void refused(String name) {
    assertThatThrownBy(() -> ServerNames.check(name))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).containsExactly("name")));
  }
}
