package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WindowsTest {

  abstract static class Contract {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final String key = "power:" + UUID.randomUUID();

    abstract Windows windows();

    @Test
    void refusesWhileAWindowIsOpenAndSaysForHowLong() {
      assertThat(windows().tryOpen(key, LONG)).isEmpty();

      assertThat(windows().tryOpen(key, LONG))
          .hasValueSatisfying(left -> assertThat(left).isBetween(LONG.minusSeconds(30), LONG));
    }

    @Test
    void saysHowLongThePresentWindowLastsWhateverIsAskedFor() {
      windows().tryOpen(key, LONG);

      assertThat(windows().tryOpen(key, Duration.ofHours(1)))
          .hasValueSatisfying(left -> assertThat(left).isLessThanOrEqualTo(LONG));
    }

    @Test
    void opensAgainWhenTheWindowHasEnded() {
      windows().tryOpen(key, Duration.ofMillis(300));
      assertThat(windows().tryOpen(key, LONG)).isPresent();

      await().until(() -> windows().tryOpen(key, LONG).isEmpty());
    }

    @Test
    void refusalsDoNotProlongTheWindow() {
      windows().tryOpen(key, Duration.ofSeconds(10));
      windows().tryOpen(key, LONG);

      assertThat(windows().tryOpen(key, LONG))
          .hasValueSatisfying(left -> assertThat(left).isLessThanOrEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void keysDoNotTouchEachOther() {
      windows().tryOpen(key, LONG);

      assertThat(windows().tryOpen(key + "1", LONG)).isEmpty();
    }

    @Test
    void aClosedWindowCanBeOpenedAtOnce() {
      windows().tryOpen(key, LONG);
      windows().close(key);

      assertThat(windows().tryOpen(key, LONG)).isEmpty();
    }

    @Test
    void ofManyAtOneMomentOneGetsThrough() {
      long opened =
          IntStream.range(0, 64)
              .parallel()
              .filter(i -> windows().tryOpen(key, LONG).isEmpty())
              .count();

      assertThat(opened).isEqualTo(1);
    }

    @Test
    void hasNoWindowsWithoutLength() {
      assertThatThrownBy(() -> windows().tryOpen(key, Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class InProcess extends Contract {

    private final AtomicLong nanos = new AtomicLong();
    private final Windows windows = new InProcessWindows();

    @Override
    Windows windows() {
      return windows;
    }

    @Test
    void followsAClockThatATestMoves() {
      var moved = new InProcessWindows(nanos::get);
      moved.tryOpen("power", Duration.ofSeconds(10));

      nanos.addAndGet(Duration.ofSeconds(9).toNanos());
      assertThat(moved.tryOpen("power", Duration.ofSeconds(10))).contains(Duration.ofSeconds(1));

      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(moved.tryOpen("power", Duration.ofSeconds(10))).isEmpty();
    }
  }

  @Nested
  class Redis extends Contract {

    @RegisterExtension static final OneNode one = new OneNode();

    @Override
    Windows windows() {
      return one.node().windows();
    }
  }
}
