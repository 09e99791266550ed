package dev.slipway.livestats;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.live-stats}.
 *
 * @param interval time between two reads of a watched server
 */
@ConfigurationProperties("slipway.live-stats")
public record LiveStatsProperties(@DefaultValue("5s") Duration interval) {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  public LiveStatsProperties {
    if (interval.compareTo(SHORTEST) < 0) {
      throw InvalidSetting.of(
          "slipway.live-stats.interval", "is too short for any panel: write it like 5s.");
    }
  }
}
