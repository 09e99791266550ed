package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedValuesTest {

  record Sample(Instant at, @Nullable Double cpuPercent, List<Long> bytes) {}

  record Other(int answer) {}

  abstract static class Contract {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final String key = "sample:" + UUID.randomUUID();
    private final Sample sample =
        new Sample(Instant.parse("2026-03-01T10:15:30.123456789Z"), null, List.of(1L, 1L << 40));

    abstract SharedValues values();

    @Test
    void givesBackWhatWasPut() {
      values().put(key, sample, LONG);

      assertThat(values().get(key, Sample.class)).contains(sample);
    }

    @Test
    void keepsTheLastValue() {
      values().put(key, new Sample(Instant.EPOCH, 1.0, List.of()), LONG);
      values().put(key, sample, LONG);

      assertThat(values().get(key, Sample.class)).contains(sample);
    }

    @Test
    void knowsNothingOfAnUnknownKey() {
      assertThat(values().get(key, Sample.class)).isEmpty();
    }

    @Test
    void forgetsWhenItsTimeIsOver() {
      values().put(key, sample, Duration.ofMillis(300));
      assertThat(values().get(key, Sample.class)).isPresent();

      await().until(() -> values().get(key, Sample.class).isEmpty());
    }

    @Test
    void aNewValueHasItsOwnTime() {
      values().put(key, sample, LONG);
      values().put(key, sample, Duration.ofMillis(300));

      await().until(() -> values().get(key, Sample.class).isEmpty());
    }

    @Test
    void forgetsWhatIsRemoved() {
      values().put(key, sample, LONG);
      values().remove(key);

      assertThat(values().get(key, Sample.class)).isEmpty();
    }

    @Test
    void whatDoesNotFitTheTypeIsAbsent() {
      values().put(key, List.of("not", "a", "record"), LONG);

      assertThat(values().get(key, Other.class)).isEmpty();
    }
  }

  @Nested
  class InProcess extends Contract {

    private final AtomicLong nanos = new AtomicLong();
    private final SharedValues values = new InProcessSharedValues();

    @Override
    SharedValues values() {
      return values;
    }

    @Test
    void followsAClockThatATestMoves() {
      var moved = new InProcessSharedValues(nanos::get);
      moved.put("answer", new Other(42), Duration.ofSeconds(10));

      nanos.addAndGet(Duration.ofSeconds(9).toNanos());
      assertThat(moved.get("answer", Other.class)).contains(new Other(42));

      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(moved.get("answer", Other.class)).isEmpty();
    }
  }

  @Nested
  class Redis extends Contract {

    @RegisterExtension static final OneNode one = new OneNode();

    @Override
    SharedValues values() {
      return one.node().values();
    }
  }
}
