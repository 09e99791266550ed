package dev.slipway.livestats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Disk;
import dev.slipway.panel.PanelLiveState.Memory;
import dev.slipway.panel.PanelLiveState.Power;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rates come from two samples, and only where they mean something. */
class LiveSampleTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static LiveSample sample(
      Instant at, @Nullable Long read, Power power, @Nullable LiveSample previous) {
    PanelLiveState live = new PanelLiveState(power, 12.5, Memory.NONE, new Disk(read, null), null);
    return LiveSample.of(live, 1024, at, previous);
  }

  private static LiveSample running(
      Instant at, @Nullable Long read, @Nullable LiveSample previous) {
    return sample(at, read, Power.RUNNING, previous);
  }

  @Test
  void aRateIsBytesOverTheSecondsBetweenTwoSamples() {
    LiveSample first = running(NOON, 1_000L, null);
    LiveSample second = running(NOON.plusMillis(2_500), 6_000L, first);
    assertThat(first.diskReadBytesPerSecond()).isNull();
    assertThat(second.diskReadBytesPerSecond()).isEqualTo(2_000.0);
    assertThat(second.diskWriteBytesPerSecond()).isNull();
  }

  @Test
  void aCounterThatStartedAgainGivesNoRate() {
    LiveSample before = running(NOON, 9_000L, null);
    assertThat(running(NOON.plusSeconds(5), 100L, before).diskReadBytesPerSecond()).isNull();
  }

  @Test
  void samplesOfOneMomentOrFarApartGiveNoRate() {
    LiveSample before = running(NOON, 1_000L, null);
    assertThat(running(NOON, 2_000L, before).diskReadBytesPerSecond()).isNull();
    assertThat(running(NOON.minusSeconds(1), 2_000L, before).diskReadBytesPerSecond()).isNull();
    Instant muchLater = NOON.plus(Duration.ofMinutes(3));
    assertThat(running(muchLater, 2_000L, before).diskReadBytesPerSecond()).isNull();
  }

  @Test
  void aCounterThatWasMissingGivesNoRate() {
    LiveSample before = running(NOON, null, null);
    assertThat(running(NOON.plusSeconds(5), 1_000L, before).diskReadBytesPerSecond()).isNull();
  }

  @Test
  void aStoppedServerHasNoFigures() {
    LiveSample stopped = sample(NOON, 1_000L, Power.STOPPED, null);
    assertThat(stopped.cpuPercent()).isNull();
    assertThat(stopped.memoryTotalBytes()).isNull();
    assertThat(stopped.diskReadBytes()).isNull();
    assertThat(Objects.requireNonNull(stopped.sampledAt())).isEqualTo(NOON);
  }
}
