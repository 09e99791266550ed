package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z,     PT1M,  2026-03-01T12:00:00Z",
    "2026-03-01T12:00:59.999Z, PT1M,  2026-03-01T12:00:00Z",
    "2026-03-01T12:14:59Z,     PT15M, 2026-03-01T12:00:00Z",
    "2026-03-01T12:15:00Z,     PT15M, 2026-03-01T12:15:00Z",
    "2026-03-01T12:15:07Z,     PT10S, 2026-03-01T12:15:00Z",
    "1969-12-31T23:59:59.500Z, PT1M,  1969-12-31T23:59:00Z",
  })
  void aMomentLiesInOneSlot(Instant moment, Duration length, Instant start) {
    assertThat(Slots.startOf(moment, length)).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z,     PT15M, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00.001Z, PT15M, 2026-03-01T12:15:00Z",
    "2026-03-01T12:14:59Z,     PT15M, 2026-03-01T12:15:00Z",
  })
  void theNextSlotStartsAtTheMomentOrBehindIt(Instant moment, Duration length, Instant start) {
    assertThat(Slots.startNotBefore(moment, length)).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,     PT1M,  PT1M",
    "PT0.001S, PT1M,  PT1M",
    "PT1M,     PT1M,  PT1M",
    "PT1M1S,   PT1M,  PT2M",
    "PT24H,    PT15M, PT24H",
  })
  void aDurationIsRoundedUpToWholeSlots(Duration duration, Duration length, Duration multiple) {
    assertThat(Slots.multipleNotBelow(duration, length)).isEqualTo(multiple);
  }
}
