package dev.slipway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.billing.ServerUsage.Figures;
import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Filesystem;
import dev.slipway.panel.PanelServer.Resources;
import dev.slipway.panel.PanelTraffic.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageReadsTest {

  private static final long GB = 1L << 30;
  private static final Figures BEFORE = new Figures(7L, 8L, 9L, 10L);

  private static Resources resources(long storage, @Nullable Long traffic) {
    return new Resources(1, GB, storage, traffic);
  }

  private static PanelLiveState live(@Nullable List<Filesystem> filesystems) {
    return new PanelLiveState(
        PanelLiveState.Power.RUNNING, null, PanelLiveState.Memory.NONE, null, filesystems);
  }

  private static Period period(long total, @Nullable Long limit) {
    Instant start = Instant.parse("2026-03-01T00:00:00Z");
    return new Period(start, start.plusSeconds(86_400), 0, 0, total, limit);
  }

  @Test
  void theDiskIsTheSumOfTheRealFileSystems() {
    PanelLiveState live =
        live(
            List.of(
                new Filesystem("/", "ext4", 3 * GB, 10 * GB),
                new Filesystem("/srv", "xfs", GB, 2 * GB),
                new Filesystem("/dev/shm", "tmpfs", GB, GB),
                new Filesystem("/boot/efi", "vfat", GB, GB),
                new Filesystem("/bootcamp", "ext4", 5, GB)));

    assertThat(UsageReads.disk(BEFORE, resources(20 * GB, null), live))
        .isEqualTo(new Figures(4 * GB + 5, 20 * GB, 9L, 10L));
  }

  @Test
  void withoutAnAgentTheUsedDiskStaysAsItWas() {
    Figures kept = new Figures(7L, 20 * GB, 9L, 10L);
    Resources server = resources(20 * GB, null);

    assertThat(UsageReads.disk(BEFORE, server, null)).isEqualTo(kept);
    assertThat(UsageReads.disk(BEFORE, server, live(null))).isEqualTo(kept);
    assertThat(UsageReads.disk(BEFORE, server, live(List.of()))).isEqualTo(kept);
    assertThat(UsageReads.disk(Figures.NONE, null, null)).isEqualTo(Figures.NONE);
  }

  @Test
  void trafficIsThatOfTheNewestPeriodWithItsOwnLimit() {
    assertThat(
            UsageReads.traffic(
                BEFORE, resources(GB, 500 * GB), List.of(period(12, 100 * GB), period(99, GB))))
        .isEqualTo(new Figures(7L, 8L, 12L, 100 * GB));
  }

  @Test
  void aPeriodWithoutALimitHasThatOfTheServerWhichMayBeNone() {
    assertThat(UsageReads.traffic(BEFORE, resources(GB, 500 * GB), List.of(period(12, null))))
        .isEqualTo(new Figures(7L, 8L, 12L, 500 * GB));
    assertThat(UsageReads.traffic(BEFORE, resources(GB, null), List.of(period(12, null))))
        .isEqualTo(new Figures(7L, 8L, 12L, null));
  }

  @Test
  void aServerThatWasNeverCountedHasNoUsedTraffic() {
    assertThat(UsageReads.traffic(Figures.NONE, resources(GB, 500 * GB), List.of()))
        .isEqualTo(new Figures(null, null, null, 500 * GB));
  }
}
