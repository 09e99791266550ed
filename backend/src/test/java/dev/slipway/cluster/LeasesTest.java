package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeasesTest {

  abstract static class Contract {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final String name = "live-stats:" + UUID.randomUUID();

    abstract Leases leases();

    @Test
    void oneOfManyHoldsIt() {
      long holders =
          IntStream.range(0, 64)
              .parallel()
              .filter(i -> leases().tryAcquire(name, LONG).isPresent())
              .count();

      assertThat(holders).isEqualTo(1);
    }

    @Test
    void canBeHadAgainOnceGivenBack() {
      leases().tryAcquire(name, LONG).orElseThrow().close();

      assertThat(leases().tryAcquire(name, LONG)).isPresent();
    }

    @Test
    void runsOutUnlessRenewed() {
      Lease lease = leases().tryAcquire(name, SHORT).orElseThrow();

      await().until(() -> leases().tryAcquire(name, LONG).isPresent());

      assertThat(lease.renew()).isFalse();
    }

    @Test
    void lastsWhileRenewed() throws InterruptedException {
      Lease lease = leases().tryAcquire(name, SHORT).orElseThrow();

      for (int i = 0; i < 7; i++) {
        Thread.sleep(100);
        assertThat(lease.renew()).isTrue();
        assertThat(leases().tryAcquire(name, SHORT)).isEmpty();
      }
    }

    @Test
    void staysLostThoughNobodyTookIt() throws InterruptedException {
      Lease lease = leases().tryAcquire(name, Duration.ofMillis(50)).orElseThrow();

      Thread.sleep(100);

      assertThat(lease.renew()).isFalse();
      assertThat(leases().tryAcquire(name, LONG)).isPresent();
    }

    @Test
    void whoLostItCannotTakeItFromTheNext() {
      Lease lost = leases().tryAcquire(name, Duration.ofMillis(50)).orElseThrow();
      Lease held =
          await()
              .until(() -> leases().tryAcquire(name, LONG), next -> next.isPresent())
              .orElseThrow();

      lost.close();

      assertThat(leases().tryAcquire(name, LONG)).isEmpty();
      assertThat(held.renew()).isTrue();
    }

    @Test
    void isNotRenewedOnceGivenBack() {
      Lease lease = leases().tryAcquire(name, LONG).orElseThrow();
      lease.close();

      assertThat(lease.renew()).isFalse();
    }

    @Test
    void isGivenBackByAThreadThatHasBeenInterrupted() {
      Lease lease = leases().tryAcquire(name, LONG).orElseThrow();

      Thread.currentThread().interrupt();
      lease.close();

      assertThat(Thread.interrupted()).isTrue();
      await().until(() -> leases().tryAcquire(name, LONG).isPresent());
    }

    @Test
    void namesDoNotTouchEachOther() {
      leases().tryAcquire(name, LONG);

      assertThat(leases().tryAcquire(name + "1", LONG)).isPresent();
    }
  }

  @Nested
  class InProcess extends Contract {

    private final AtomicLong nanos = new AtomicLong();
    private final Leases leases = new InProcessLeases();

    @Override
    Leases leases() {
      return leases;
    }

    @Test
    void followsAClockThatATestMoves() {
      var moved = new InProcessLeases(nanos::get);
      Lease lease = moved.tryAcquire("poller", Duration.ofSeconds(15)).orElseThrow();

      nanos.addAndGet(Duration.ofSeconds(14).toNanos());
      assertThat(lease.renew()).isTrue();

      nanos.addAndGet(Duration.ofSeconds(14).toNanos());
      assertThat(moved.tryAcquire("poller", Duration.ofSeconds(15))).isEmpty();

      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(moved.tryAcquire("poller", Duration.ofSeconds(15))).isPresent();
      assertThat(lease.renew()).isFalse();
    }
  }

  @Nested
  class Redis extends Contract {

    @RegisterExtension static final OneNode one = new OneNode();

    @Override
    Leases leases() {
      return one.node().leases();
    }
  }
}
