package dev.slipway.access;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.access}.
 *
 * @param taskTimeout how long setting a password inside a server may take before its task fails
 * @param pollInterval time between two looks at a running one
 */
@ConfigurationProperties("slipway.access")
public record AccessProperties(
    @DefaultValue("5m") Duration taskTimeout, @DefaultValue("1s") Duration pollInterval) {

  public AccessProperties {
    requirePositive("task-timeout", taskTimeout);
    requirePositive("poll-interval", pollInterval);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw InvalidSetting.of(
          "slipway.access." + name, "must be longer than nothing: write it like 5s.");
    }
  }
}
