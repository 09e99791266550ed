package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff = new BackOff(Duration.ofSeconds(10), Duration.ofHours(4));

  @Test
  void triesAFewTimesSoonAndThenRarelyForADay() {
    List<Long> minutes = new ArrayList<>();
    Duration elapsed = Duration.ZERO;
    while (elapsed.compareTo(Duration.ofDays(1)) < 0) {
      minutes.add(elapsed.toMinutes());
      elapsed = elapsed.plus(backOff.after(elapsed, 0.5));
    }
    assertThat(minutes)
        .containsExactly(0L, 0L, 0L, 1L, 4L, 13L, 40L, 121L, 361L, 601L, 841L, 1081L, 1321L);
  }

  @Test
  void spreadsWhatFailedTogether() {
    assertThat(backOff.after(Duration.ofMinutes(1), 0)).isEqualTo(Duration.ofSeconds(96));
    assertThat(backOff.after(Duration.ofMinutes(1), 1)).isEqualTo(Duration.ofSeconds(144));
  }

  @Test
  void takesAClockThatWentBackForNothing() {
    assertThat(backOff.after(Duration.ofMinutes(-5), 0.5)).isEqualTo(Duration.ofSeconds(10));
  }
}
