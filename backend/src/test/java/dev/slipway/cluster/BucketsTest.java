package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.Buckets.Size;
import dev.slipway.cluster.Buckets.Taken;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BucketsTest {

  abstract static class Contract {

    /** Nothing worth speaking of comes back while a test runs. */
    private static final Size TEN_AN_HOUR = new Size(10, 10, Duration.ofHours(1));

    private final String key = "requests:" + UUID.randomUUID();

    abstract Buckets buckets();

    @Test
    void grantsWhatIsThereAndThenSaysHowLongToWait() {
      Taken first = buckets().take(key, TEN_AN_HOUR, 4);
      assertThat(first.allowed()).isTrue();
      assertThat(first.capacity()).isEqualTo(10);
      assertThat(first.remaining()).isEqualTo(6);
      assertThat(first.retryAfter()).isZero();
      assertThat(first.untilFull())
          .isBetween(Duration.ofMinutes(23), Duration.ofMinutes(24).plusSeconds(1));

      Taken tooMuch = buckets().take(key, TEN_AN_HOUR, 7);
      assertThat(tooMuch.allowed()).isFalse();
      assertThat(tooMuch.remaining()).isEqualTo(6);
      assertThat(tooMuch.retryAfter()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }

    @Test
    void eachKeyHasABucketOfItsOwn() {
      buckets().take(key, TEN_AN_HOUR, 10);

      assertThat(buckets().take(key + "1", TEN_AN_HOUR, 10).allowed()).isTrue();
    }

    @Test
    void aChargeBeyondWhatIsThereIsADebt() {
      buckets().charge(key, TEN_AN_HOUR, 15);

      Taken next = buckets().take(key, TEN_AN_HOUR, 1);
      assertThat(next.allowed()).isFalse();
      assertThat(next.remaining()).isZero();
      assertThat(next.retryAfter()).isBetween(Duration.ofMinutes(35), Duration.ofMinutes(36));
    }

    @Test
    void ofManyAtOneMomentOnlyAsManyAsThereIsRoomForAreGranted() {
      long granted =
          IntStream.range(0, 64)
              .parallel()
              .filter(i -> buckets().take(key, TEN_AN_HOUR, 1).allowed())
              .count();

      assertThat(granted).isEqualTo(10);
    }
  }

  @Nested
  class InProcess extends Contract {

    private final Buckets buckets = new InProcessBuckets();

    @Override
    Buckets buckets() {
      return buckets;
    }
  }

  @Nested
  class Redis extends Contract {

    @RegisterExtension static final OneNode one = new OneNode();

    @Override
    Buckets buckets() {
      return one.node().buckets();
    }
  }
}
