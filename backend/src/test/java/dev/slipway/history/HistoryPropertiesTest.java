package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPropertiesTest {

  @Test
  void keepsADayByTheMinuteAndAMonthByTheQuarterOfAnHour() {
    assertThat(Settings.defaults())
        .isEqualTo(
            new HistoryProperties(
                Duration.ofMinutes(1),
                Duration.ofHours(24),
                Duration.ofMinutes(15),
                Duration.ofDays(30),
                Duration.ofSeconds(5),
                "5m",
                60,
                2));
    assertThat(Settings.defaults().backgroundInterval()).contains(Duration.ofMinutes(5));
  }

  @Test
  void takesEverySettingByItsName() {
    assertThat(
            Settings.of(
                Map.of(
                    "fine-slot", "10s",
                    "fine-kept-for", "6h",
                    "coarse-slot", "5m",
                    "coarse-kept-for", "90d",
                    "write-interval", "1s",
                    "sampler-interval", "10m",
                    "sampler-reads-per-minute", "300",
                    "sampler-concurrent-reads", "4")))
        .isEqualTo(
            new HistoryProperties(
                Duration.ofSeconds(10),
                Duration.ofHours(6),
                Duration.ofMinutes(5),
                Duration.ofDays(90),
                Duration.ofSeconds(1),
                "10m",
                300,
                4));
  }

  // A bare off in YAML arrives as false.
  @ParameterizedTest
  @ValueSource(strings = {"off", "OFF", "false"})
  void theSamplerCanBeOff(String off) {
    assertThat(Settings.of(Map.of("sampler-interval", off)).backgroundInterval()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fine-slot, 0s",
    "fine-slot, 1500ms",
    "coarse-slot, 1m",
    "coarse-slot, 90s",
    "coarse-slot, 2d",
    "fine-kept-for, 10m",
    "coarse-kept-for, 24h",
    "coarse-kept-for, 367d",
    "write-interval, 10ms",
    "sampler-interval, never",
    "sampler-interval, 0s",
    "sampler-interval, -5m",
    "sampler-reads-per-minute, 0",
    "sampler-reads-per-minute, 6001",
    "sampler-concurrent-reads, 0",
    "sampler-concurrent-reads, 17",
  })
  void refusesWhatMakesNoSenseAndNamesTheSetting(String name, String value) {
    assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
        .hasRootCauseInstanceOf(InvalidSetting.class)
        .rootCause()
        .hasMessageStartingWith("slipway.history." + name + " (SLIPWAY_HISTORY_")
        .hasMessageEndingWith(".");
  }
}
