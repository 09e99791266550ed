package dev.slipway.rebuild;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.rebuild}.
 *
 * @param taskTimeout how long an installation has before its task fails
 * @param pollInterval time between two looks at a running one
 */
@ConfigurationProperties("slipway.rebuild")
public record RebuildProperties(
    @DefaultValue("60m") Duration taskTimeout, @DefaultValue("3s") Duration pollInterval) {

  public RebuildProperties {
    requirePositive("task-timeout", taskTimeout);
    requirePositive("poll-interval", pollInterval);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw InvalidSetting.of(
          "slipway.rebuild." + name, "must be longer than nothing: write it like 5s.");
    }
  }
}
