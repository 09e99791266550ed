package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "<html></html>", "{\"a\":", "OK", "{\"a\":1} trailing", "{'a':1}"})
  void takesTextThatIsNoJsonForNothing(String text) {
    assertThat(Json.parse(text).isObject()).isFalse();
    assertThat(Json.parse(text).isNothing()).isTrue();
  }

  @Test
  void readsPastAByteOrderMark() {
    assertThat(Json.parse("\uFEFF{\"a\":1}").number("a")).isEqualTo(1);
  }

  @Test
  void keepsGoingBelowWhatIsNotThere() {
    Json json = Json.parse("{\"a\":[],\"b\":false,\"c\":\"x\",\"d\":null}");

    for (String key : new String[] {"a", "b", "c", "d", "e"}) {
      Json below = json.at(key, "deeper", "still");
      assertThat(below.isNothing()).isTrue();
      assertThat(below.text("x")).isNull();
      assertThat(below.number("x")).isNull();
      assertThat(below.flag("x")).isFalse();
      assertThat(below.elements()).isEmpty();
      assertThat(below.objectsByName()).isEmpty();
    }
  }

  @Test
  void takesDotsAndDashesForPartsOfAKey() {
    Json json = Json.parse("{\"rd.bytes\":7,\"rd\":{\"bytes\":8},\"pretty-name\":\"Debian\"}");

    assertThat(json.number("rd.bytes")).isEqualTo(7);
    assertThat(json.text("pretty-name")).isEqualTo("Debian");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "12, 12",
        "12.9, 12",
        "-3, -3",
        "'\"852\"', 852",
        "'\"64 \"', 64",
        "'\"0.0100000000\"', 0",
        "'\"1e3\"', 1000",
        "9007199254740993, 9007199254740993",
        "'\"9007199254740993\"', 9007199254740993",
        "false, nothing",
        "true, nothing",
        "null, nothing",
        "'\"\"', nothing",
        "'\"abc\"', nothing",
        "'\"0x10\"', nothing",
        "'\"5d\"', nothing",
        "'\"NaN\"', nothing",
        "1e400, nothing",
        "99999999999999999999, nothing",
        "'\"1e999\"', nothing",
        "[], nothing",
        "[5], nothing",
        "{}, nothing",
      })
  void readsAWholeNumberHoweverItIsSpelledAndNothingElse(String value, @Nullable Long expected) {
    assertThat(Json.parse("{\"v\":" + value + "}").number("v")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "37.25, 37.25",
        "'\"37.25\"', 37.25",
        "12, 12.0",
        "true, nothing",
        "'\"abc\"', nothing",
      })
  void readsANumberWithAPoint(String value, @Nullable Double expected) {
    assertThat(Json.parse("{\"v\":" + value + "}").decimal("v")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "true, true",
        "1, true",
        "3, true",
        "'\"1\"', true",
        "'\"TRUE\"', true",
        "false, false",
        "0, false",
        "'\"0\"', false",
        "'\"\"', false",
        "'\"false\"', false",
        "null, nothing",
        "'\"perhaps\"', nothing",
        "[], nothing",
        "{}, nothing",
      })
  void readsYesAndNoInAllTheirSpellings(String value, @Nullable Boolean expected) {
    Json json = Json.parse("{\"v\":" + value + "}");

    assertThat(json.knownFlag("v")).isEqualTo(expected);
    assertThat(json.flag("v")).isEqualTo(Boolean.TRUE.equals(expected));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "2024-12-06T21:25:58+00:00, 2024-12-06T21:25:58Z",
        "2024-12-06T23:25:58+02:00, 2024-12-06T21:25:58Z",
        "2025-02-05T23:59:59.999999Z, 2025-02-05T23:59:59.999999Z",
        "2025-01-06 00:00:00, 2025-01-06T00:00:00Z",
        "2025-01-06T00:00:00, 2025-01-06T00:00:00Z",
        "0000-00-00 00:00:00, nothing",
        "yesterday, nothing",
        "'', nothing",
      })
  void readsTheThreeSpellingsOfAMomentAndTakesOneWithoutZoneForUtc(
      String text, @Nullable Instant expected) {
    assertThat(Json.parse("{\"v\":\"" + text + "\"}").time("v")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'[\"a\",\"b\",\"c\"]'",
    "'{\"1\":\"a\",\"2\":\"b\",\"10\":\"c\"}'",
    "'{\"10\":\"c\",\"2\":\"b\",\"1\":\"a\"}'",
    "'{\"x\":\"a\",\"b\":\"b\",\"c\":\"c\"}'",
  })
  void readsAListAlsoWhereItComesAsAnObject(String list) {
    assertThat(Json.parse(list).elements().stream().map(Json::exactText))
        .containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2025-01-15T15:00:49+00:00\"', true",
    "'\"2025-01-15 15:00:49\"', true",
    "true, true",
    "1736953249, true",
    "null, false",
    "false, false",
    "0, false",
    "'\"\"', false",
    "'\"0\"', false",
    "[], false",
  })
  void takesATimeForAYes(String value, boolean expected) {
    assertThat(Json.parse("{\"v\":" + value + "}").given("v")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "12.5 | 12.5",
        "\"1250.00\" | 1250.00",
        "\" -3.456 \" | -3.456",
        "0 | 0",
        "1e3 | 1000",
        "\"1,250.00\" | nothing",
        "\"abc\" | nothing",
        "\"\" | nothing",
        "false | nothing",
        "null | nothing",
        "[] | nothing",
        "1e15 | nothing",
        "\"1e999\" | nothing",
        "1e999 | nothing",
      })
  void readsAnAmountExactlyAndNothingThatIsNone(String value, @Nullable BigDecimal expected) {
    BigDecimal amount = Json.parse("{\"a\":" + value + "}").amount("a");
    if (expected == null) {
      assertThat(amount).isNull();
    } else {
      assertThat(amount).isEqualByComparingTo(expected);
    }
  }
}
