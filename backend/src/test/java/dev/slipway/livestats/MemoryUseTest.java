package dev.slipway.livestats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelLiveState.Memory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which figures make up the memory that a server uses: behaviour §13, the corrected order. */
class MemoryUseTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // actual, unused, available, usable, rss, agentTotal, agentFree, agentAvailable, allocated
        // -> used, total, source
        "1000, 400, 900, 600, 800, -, -, -, 1000, 500, 900, BALLOON_UNUSED",
        "1000, 400, -, -, -, -, -, -, 1000, 600, 1000, BALLOON_UNUSED",
        "1000, -, 900, 600, -, -, -, -, 1000, 300, 900, BALLOON_USABLE",
        "1000, -, -, 600, -, -, -, -, 1000, 400, 1000, BALLOON_USABLE",
        "1000, -, 900, -, 700, -, -, -, 1000, 700, 1000, HYPERVISOR_RSS",
        "-, -, -, -, 700, 1000, 300, 450, 1000, 550, 1000, GUEST_AGENT",
        "-, -, -, -, -, 4193764, 2953320, -, 4194304, 1240444, 4193764, GUEST_AGENT",
        "-, -, -, -, 1200, -, -, -, 1000, 1200, 1000, HYPERVISOR_RSS",
        "-, -, -, -, -, -, -, -, 1000, -, 1000, ALLOCATION",
        "1000, 1400, -, -, -, -, -, -, 1000, 0, 1000, BALLOON_UNUSED",
      })
  void takesTheBestFiguresThereAre(
      @Nullable Long actual,
      @Nullable Long unused,
      @Nullable Long available,
      @Nullable Long usable,
      @Nullable Long rss,
      @Nullable Long agentTotal,
      @Nullable Long agentFree,
      @Nullable Long agentAvailable,
      long allocated,
      @Nullable Long used,
      long total,
      MemorySource source) {
    Memory memory =
        new Memory(actual, unused, available, usable, rss, agentTotal, agentFree, agentAvailable);
    assertThat(MemoryUse.of(memory, allocated)).isEqualTo(new MemoryUse(used, total, source));
  }

  @org.junit.jupiter.api.Test
  void knowsNothingWithoutAnyFigure() {
    assertThat(MemoryUse.of(Memory.NONE, 0)).isNull();
  }

  @org.junit.jupiter.api.Test
  void percentIsNeverMoreThanAHundredAndNullWithoutUse() {
    assertThat(new MemoryUse(1200L, 1000, MemorySource.HYPERVISOR_RSS).percent()).isEqualTo(100.0);
    assertThat(new MemoryUse(null, 1000, MemorySource.ALLOCATION).percent()).isNull();
    assertThat(new MemoryUse(300L, 1000, MemorySource.GUEST_AGENT).percent()).isEqualTo(30.0);
  }
}
