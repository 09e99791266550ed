package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest may call itself. */
class HostNamesTest {

  @ParameterizedTest
  @CsvSource({
    "web1.example.com, web1.example.com",
    "' Web_1.Example.com ', Web1.Example.com",
    "web1.example.com., web1.example.com",
    "$(reboot), reboot"
  })
  void dropsWhatNoHostNameCanHold(String given, String sent) {
    assertThat(HostNames.check(given)).isEqualTo(sent);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "日本", "!!!"})
  void leavesItToThePanelWhereNothingIsLeft(String given) {
    assertThat(HostNames.check(given)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", ".", "a..b", "-a", "a-", ".a", "a.-b", "a.."})
  void refusesWhatIsNoHostName(String given) {
    refused(given);
  }

  @org.junit.jupiter.api.Test
  void refusesWhatIsTooLong() {
    assertThat(HostNames.check("a".repeat(63) + ".b")).endsWith(".b");
    refused("a".repeat(64) + ".b");
    refused("a.".repeat(127) + "b");
  }

  private static void refused(String given) {
    assertThatThrownBy(() -> HostNames.check(given))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).containsExactly("hostname")));
  }
}
