package dev.slipway.power;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.power}.
 *
 * @param shutdownTimeout how long a guest has to shut down before the task fails
 * @param taskTimeout how long any other power task has
 * @param pollInterval time between two looks at a running task
 */
@ConfigurationProperties("slipway.power")
public record PowerProperties(
    @DefaultValue("60s") Duration shutdownTimeout,
    @DefaultValue("5m") Duration taskTimeout,
    @DefaultValue("1s") Duration pollInterval) {

  public PowerProperties {
    requirePositive("shutdown-timeout", shutdownTimeout);
    requirePositive("task-timeout", taskTimeout);
    requirePositive("poll-interval", pollInterval);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw InvalidSetting.of(
          "slipway.power." + name, "must be longer than nothing: write it like 5s.");
    }
  }
}
