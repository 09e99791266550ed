package dev.slipway.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UsagePropertiesTest {

  static UsageProperties of(Map<String, String> settings) {
    Map<String, String> named =
        settings.entrySet().stream()
            .collect(
                Collectors.toMap(entry -> "slipway.usage." + entry.getKey(), Map.Entry::getValue));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("slipway.usage", UsageProperties.class);
  }

  @Test
  void leavesThePanelRoomUnlessSetOtherwise() {
    UsageProperties usual = of(Map.of());

    assertThat(usual.reads()).isEqualTo(UsageProperties.Mode.BANDWIDTH);
    assertThat(usual.beginning()).isEqualTo(LocalTime.of(2, 0));
    assertThat(usual.concurrentReads()).isEqualTo(8);
    assertThat(usual.readTimeout()).isEqualTo(Duration.ofSeconds(25));
    assertThat(usual.chunk()).isEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({
    "off, false, false",
    "false, false, false",
    "bandwidth, true, false",
    "disk, false, true",
    "Both, true, true"
  })
  void readsWhatTheModeSays(String mode, boolean bandwidth, boolean disk) {
    UsageProperties.Mode reads = of(Map.of("mode", mode)).reads();

    assertThat(reads.readsBandwidth()).isEqualTo(bandwidth);
    assertThat(reads.readsDisk()).isEqualTo(disk);
  }

  @ParameterizedTest
  @CsvSource({
    "mode, on",
    "mode, traffic",
    "starts-at, 25:00",
    "starts-at, night",
    "concurrent-reads, 0",
    "concurrent-reads, 65",
    "read-timeout, 0s",
    "chunk, 0",
    "chunk, 10001"
  })
  void refusesWhatMakesNoSenseAndNamesTheSetting(String name, String value) {
    assertThatThrownBy(() -> of(Map.of(name, value)))
        .hasRootCauseInstanceOf(InvalidSetting.class)
        .rootCause()
        .hasMessageStartingWith("slipway.usage." + name + " (SLIPWAY_USAGE_")
        .hasMessageEndingWith(".");
  }
}
