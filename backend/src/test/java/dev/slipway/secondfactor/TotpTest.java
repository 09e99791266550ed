package dev.slipway.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic, by the vectors of the RFCs that define it. */
class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest(name = "RFC 6238, appendix B: {0} s")
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130",
  })
  void givesTheCodesOfTheRfc(long second, String code) {
    long step = Totp.stepAt(Instant.ofEpochSecond(second));
    assertThat(Totp.code(SECRET, step, 8)).isEqualTo(code);
    assertThat(Totp.code(SECRET, step, 6)).isEqualTo(code.substring(2));
  }

  @Test
  void takesTheCodesBesideNowAndNoOthers() {
    Instant now = Instant.ofEpochSecond(1_111_111_111);
    long step = Totp.stepAt(now);
    for (long away = -3; away <= 3; away++) {
      String code = Totp.code(SECRET, step + away, 6);
      var found = Totp.stepOf(SECRET, code, now);
      if (Math.abs(away) <= 1) {
        assertThat(found).hasValue(step + away);
      } else {
        assertThat(found).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"123456, true", "12345, false", "1234567, false", "12345a, false", "'', false"})
  void knowsTheFormOfACode(String text, boolean isCode) {
    assertThat(Totp.isCode(text)).isEqualTo(isCode);
  }

  @Test
  void digitsOfOtherScriptsAreNoCode() {
    assertThat(Totp.isCode("١٢٣٤٥٦")).isFalse();
  }

  @ParameterizedTest(name = "RFC 4648: {0}")
  @CsvSource({
    "'', ''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI",
  })
  void writesBase32AsTheRfcDoes(String text, String encoded) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
  }

  @Test
  void recoveryCodesDifferAndAreReadAsPeopleTypeThem() {
    List<RecoveryCode> codes = RecoveryCode.makeSet();
    assertThat(codes).hasSize(10);
    assertThat(new HashSet<>(codes)).hasSize(10);
    RecoveryCode first = codes.getFirst();
    assertThat(first.text()).matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){3}");
    String typed = " " + first.text().toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ";
    assertThat(RecoveryCode.read(typed)).contains(first);
    assertThat(RecoveryCode.read("123456")).isEmpty();
    assertThat(first.toString()).doesNotContain(first.text());
  }
}
