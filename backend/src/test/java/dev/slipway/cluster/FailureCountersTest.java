package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureCountersTest {

  abstract static class Contract {

    private static final Duration LONG = Duration.ofMinutes(15);

    private final String key = "sign-in:" + UUID.randomUUID();

    abstract FailureCounters failures();

    @Test
    void countsUpToTheLimitAndThenSaysHowLongToWait() {
      assertThat(failures().record(key, LONG)).isEqualTo(1);
      assertThat(failures().record(key, LONG)).isEqualTo(2);
      assertThat(failures().untilBelow(key, 3)).isEmpty();

      assertThat(failures().record(key, LONG)).isEqualTo(3);
      assertThat(failures().untilBelow(key, 3))
          .hasValueSatisfying(left -> assertThat(left).isBetween(LONG.minusMinutes(1), LONG));
    }

    @Test
    void knowsNothingOfAKeyWithoutFailures() {
      assertThat(failures().untilBelow(key, 1)).isEmpty();
    }

    @Test
    void forgetsEachFailureOnItsOwn() {
      failures().record(key, Duration.ofMillis(300));
      failures().record(key, LONG);
      assertThat(failures().untilBelow(key, 2))
          .hasValueSatisfying(left -> assertThat(left).isLessThanOrEqualTo(Duration.ofMillis(300)));

      await().until(() -> failures().untilBelow(key, 2).isEmpty());

      assertThat(failures().untilBelow(key, 1)).isPresent();
      assertThat(failures().record(key, LONG)).isEqualTo(2);
    }

    @Test
    void waitsUntilEnoughAreForgottenWhereThereAreMoreThanTheLimit() {
      failures().record(key, Duration.ofMinutes(1));
      failures().record(key, Duration.ofMinutes(2));
      failures().record(key, Duration.ofMinutes(3));

      assertThat(failures().untilBelow(key, 2))
          .hasValueSatisfying(
              left -> assertThat(left).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2)));
    }

    @Test
    void clearForgetsAllOfAKeyAndOfNoOther() {
      failures().record(key, LONG);
      failures().record(key + "1", LONG);

      failures().clear(key);

      assertThat(failures().untilBelow(key, 1)).isEmpty();
      assertThat(failures().untilBelow(key + "1", 1)).isPresent();
    }

    @Test
    void losesNoneOfManyAtOneMoment() {
      List<Integer> counts =
          IntStream.range(0, 64).parallel().map(i -> failures().record(key, LONG)).boxed().toList();

      assertThat(counts)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 64).boxed().toList());
    }
  }

  @Nested
  class InProcess extends Contract {

    private final AtomicLong nanos = new AtomicLong();
    private final FailureCounters failures = new InProcessFailureCounters();

    @Override
    FailureCounters failures() {
      return failures;
    }

    @Test
    void followsAClockThatATestMoves() {
      var moved = new InProcessFailureCounters(nanos::get);
      moved.record("account", Duration.ofMinutes(15));

      nanos.addAndGet(Duration.ofMinutes(5).toNanos());
      assertThat(moved.record("account", Duration.ofMinutes(15))).isEqualTo(2);
      assertThat(moved.untilBelow("account", 2)).contains(Duration.ofMinutes(10));

      nanos.addAndGet(Duration.ofMinutes(10).toNanos());
      assertThat(moved.untilBelow("account", 2)).isEmpty();
      assertThat(moved.untilBelow("account", 1)).contains(Duration.ofMinutes(5));
    }
  }

  @Nested
  class Redis extends Contract {

    @RegisterExtension static final OneNode one = new OneNode();

    @Override
    FailureCounters failures() {
      return one.node().failures();
    }
  }
}
