package dev.slipway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerInputTest {

  @ParameterizedTest
  @CsvSource({
    "03 01 0000 0000 0280 0190, false",
    "f8 000000 80000003 00, false",
    "'', false",
    "04 01 0000 00000061, true",
    "05 01 0010 0010, true",
    "06 000000 00000001 61, true",
    "03 01 0000 0000 0280 0190 04 01 0000 00000061, true"
  })
  void tellsPeopleFromTheirViewers(String hex, boolean input) {
    ByteBuffer message = ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));

    assertThat(ViewerInput.isInput(message)).isEqualTo(input);
    assertThat(message.position()).isZero();
  }

  @Test
  void saysHowLongSomethingWasOpen() {
    assertThat(Words.duration(Duration.ZERO)).isEqualTo("1 second");
    assertThat(Words.duration(Duration.ofSeconds(59))).isEqualTo("59 seconds");
    assertThat(Words.duration(Duration.ofSeconds(119))).isEqualTo("1 minute");
    assertThat(Words.duration(Duration.ofMinutes(150))).isEqualTo("2 hours");
  }
}
