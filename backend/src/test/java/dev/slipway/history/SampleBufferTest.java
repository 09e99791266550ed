package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.history.SampleBuffer.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a node gathers between two writes, and what it forgets. */
class SampleBufferTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Slot FIRST_MINUTE = new Slot("srv_1", NOON);

  private final MovedClock clock = new MovedClock(NOON);
  private final SampleBuffer buffer = new SampleBuffer(Settings.defaults(), clock);

  private void read(double cpu, long diskBytes, Duration sinceLast) {
    Instant at = clock.instant();
    buffer.on(Reads.running("srv_1", at, cpu, diskBytes, at.minus(sinceLast)));
  }

  private SlotTotals only() {
    List<Map.Entry<Slot, SlotTotals>> unwritten = buffer.unwritten(10);
    assertThat(unwritten).hasSize(1);
    return unwritten.getFirst().getValue();
  }

  @Test
  void samplesOfOneMinuteComeTogether() {
    read(10, 0, Duration.ofSeconds(5));
    clock.forward(Duration.ofSeconds(59));
    read(30, 5_900, Duration.ofSeconds(5));

    assertThat(buffer.unwritten(10)).extracting(Map.Entry::getKey).containsExactly(FIRST_MINUTE);
    assertThat(only().cpuPercent() / only().cpuSeconds()).isEqualTo(20);
    assertThat(only().memoryUsed() / only().memorySeconds()).isEqualTo(3_000);
    assertThat(only().diskRead() / only().diskSeconds()).isEqualTo(100);

    clock.forward(Duration.ofSeconds(1));
    read(30, 5_900, Duration.ofSeconds(1));
    assertThat(buffer.unwritten(10)).hasSize(2);
  }

  @Test
  void aSampleStandsForTheTimeSinceTheReadBeforeWhereverThatWasMade() {
    read(0, 0, Duration.ofMinutes(5));
    assertThat(only().seconds()).isEqualTo(300);
    clock.forward(Duration.ofSeconds(5));
    read(0, 0, Duration.ofSeconds(5));
    assertThat(only().seconds()).isEqualTo(305);
  }

  @Test
  void aSampleAfterALongTimeStandsForAQuarterOfAnHourAtMost() {
    read(0, 0, Duration.ofDays(3));
    assertThat(only().seconds()).isEqualTo(900);
  }

  @Test
  void theFirstSampleOfAllCountsToo() {
    buffer.on(Reads.running("srv_1", NOON, 50, 0, null));
    assertThat(only().cpuPercent() / only().cpuSeconds()).isEqualTo(50);
  }

  @Test
  void diskRatesReachOverTheTimeBetweenTwoBackgroundReads() {
    read(0, 1_000_000, Duration.ofMinutes(5));
    clock.forward(Duration.ofMinutes(5));
    read(0, 1_600_000, Duration.ofMinutes(5));

    SlotTotals second = buffer.unwritten(10).getLast().getValue();
    assertThat(second.diskRead() / second.diskSeconds()).isEqualTo(2_000);
    assertThat(buffer.unwritten(10).getFirst().getValue().diskSeconds()).isZero();
  }

  @Test
  void diskRatesDoNotReachOverARebootOrAStop() {
    read(0, 1_000_000, Duration.ofSeconds(5));
    clock.forward(Duration.ofSeconds(5));
    read(0, 5, Duration.ofSeconds(5));
    assertThat(only().diskSeconds()).isZero();
    clock.forward(Duration.ofSeconds(5));
    buffer.on(Reads.stopped("srv_1", clock.instant()));
    clock.forward(Duration.ofSeconds(5));
    read(0, 1_000, Duration.ofSeconds(5));
    assertThat(only().diskSeconds()).isZero();
  }

  @Test
  void aStoppedServerHasASlotWithoutFigures() {
    buffer.on(Reads.stopped("srv_1", NOON));
    assertThat(only().seconds()).isPositive();
    assertThat(only().runningSeconds()).isZero();
    assertThat(only().cpuSeconds()).isZero();
    assertThat(only().memorySeconds()).isZero();
  }

  @Test
  void withoutLiveStateThereIsNoSlot() {
    buffer.on(Reads.withoutLiveState("srv_1", NOON));
    assertThat(buffer.size()).isZero();
  }

  @Test
  void whatIsWrittenIsWrittenAgainOnlyOnceItChanges() {
    read(10, 0, Duration.ofSeconds(5));
    List<Map.Entry<Slot, SlotTotals>> batch = buffer.unwritten(10);
    read(20, 0, Duration.ofSeconds(5));

    buffer.written(batch);
    assertThat(only().cpuSeconds()).isEqualTo(10);

    buffer.written(buffer.unwritten(10));
    assertThat(buffer.unwritten(10)).isEmpty();

    read(30, 0, Duration.ofSeconds(5));
    assertThat(only().cpuSeconds()).isEqualTo(15);
  }

  @Test
  void aSlotIsForgottenAfterItsEndAndDoesNotBeginAnew() {
    read(10, 0, Duration.ofSeconds(5));
    buffer.written(buffer.unwritten(10));
    Instant late = clock.forward(SampleBuffer.KEPT_AFTER_END.plusMinutes(2));
    read(10, 0, Duration.ofSeconds(5));
    buffer.written(buffer.unwritten(10));
    assertThat(buffer.size()).isEqualTo(1);

    buffer.on(Reads.running("srv_1", NOON, 99, 0, null));
    assertThat(buffer.unwritten(10)).isEmpty();
    assertThat(late).isAfter(NOON);
  }

  @Test
  void aSlowReadStillFindsItsSlot() {
    read(10, 0, Duration.ofSeconds(5));
    clock.forward(Duration.ofSeconds(90));
    buffer.on(Reads.running("srv_1", NOON.plusSeconds(10), 30, 0, NOON));
    assertThat(only().cpuPercentMax()).isEqualTo(30);
  }

  @Test
  void whileNothingIsWrittenMemoryIsBoundedAndTheOldestAreLost() {
    for (int i = 0; i < SampleBuffer.MOST_SLOTS + 100; i++) {
      Instant at = NOON.plusSeconds(i);
      clock.forward(Duration.ofSeconds(1));
      buffer.on(Reads.running("srv_" + i, at, 10, 0, null));
    }
    assertThat(buffer.size()).isEqualTo(SampleBuffer.MOST_SLOTS);
    assertThat(buffer.unwritten(1).getFirst().getKey().serverId()).isEqualTo("srv_100");
    assertThat(buffer.unwritten(Integer.MAX_VALUE)).hasSize(SampleBuffer.MOST_SLOTS);
  }
}
