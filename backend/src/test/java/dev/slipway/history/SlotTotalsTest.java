package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.livestats.LiveSample;
import dev.slipway.livestats.MemorySource;
import dev.slipway.server.PowerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An average is a sum divided by its seconds, whatever else was unknown at times. */
class SlotTotalsTest {

  private static SlotTotals totals(
      PowerState power,
      @Nullable Double cpu,
      @Nullable Long used,
      @Nullable Double rate,
      double seconds) {
    return SlotTotals.of(
        new LiveSample(
            Instant.EPOCH,
            power,
            cpu,
            used,
            1_000L,
            null,
            MemorySource.BALLOON_UNUSED,
            null,
            null,
            rate,
            rate),
        seconds);
  }

  @Test
  void aSampleCountsForTheTimeThatItStandsFor() {
    SlotTotals sum =
        totals(PowerState.RUNNING, 10.0, 100L, 50.0, 30)
            .plus(totals(PowerState.RUNNING, 70.0, 400L, 350.0, 10));

    assertThat(sum.cpuPercent() / sum.cpuSeconds()).isEqualTo(25);
    assertThat(sum.cpuPercentMax()).isEqualTo(70);
    assertThat(sum.memoryUsed() / sum.memorySeconds()).isEqualTo(175);
    assertThat(sum.memoryTotal() / sum.memorySeconds()).isEqualTo(1_000);
    assertThat(sum.diskRead() / sum.diskSeconds()).isEqualTo(125);
    assertThat(sum.runningSeconds() / sum.seconds()).isEqualTo(1);
  }

  @Test
  void whatIsUnknownIsLeftOutAndNotTakenForNothing() {
    SlotTotals sum =
        totals(PowerState.RUNNING, 40.0, null, null, 30)
            .plus(totals(PowerState.STOPPED, null, null, null, 10));

    assertThat(sum.cpuPercent() / sum.cpuSeconds()).isEqualTo(40);
    assertThat(sum.memorySeconds()).isZero();
    assertThat(sum.diskSeconds()).isZero();
    assertThat(sum.runningSeconds() / sum.seconds()).isEqualTo(0.75);
  }

  @Test
  void withoutAnyCpuFigureThereIsNoHighestOne() {
    SlotTotals unknown = totals(PowerState.PAUSED, null, null, null, 1);
    assertThat(unknown.plus(unknown).cpuPercentMax()).isNull();
    assertThat(unknown.plus(totals(PowerState.RUNNING, 0.0, null, null, 1)).cpuPercentMax())
        .isZero();
  }

  @Test
  void memoryCountsOnlyWithBothFigures() {
    SlotTotals allocationOnly = totals(PowerState.RUNNING, null, null, null, 1);
    assertThat(allocationOnly.memoryTotal()).isZero();
  }
}
