package dev.slipway.console;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.console}.
 *
 * @param connectTimeout how long a screen may take until it can be seen
 * @param idleTimeout a console in which nobody typed or moved the pointer for this long ends
 * @param maxDuration a console ends after this long, used or not
 * @param stallTimeout a viewer that takes nothing for this long is given up
 * @param checkInterval time between two looks at whether an open console may stay open
 * @param maxPerServer open at once for one server; the next ends the oldest
 * @param maxPerCustomer open at once for all servers of one customer; the next is refused
 */
@ConfigurationProperties("slipway.console")
public record ConsoleProperties(
    @DefaultValue("20s") Duration connectTimeout,
    @DefaultValue("30m") Duration idleTimeout,
    @DefaultValue("12h") Duration maxDuration,
    @DefaultValue("30s") Duration stallTimeout,
    @DefaultValue("5s") Duration checkInterval,
    @DefaultValue("3") int maxPerServer,
    @DefaultValue("100") int maxPerCustomer) {

  /** The contract has consoles closed within 15 s: a look, and what it takes, must fit in. */
  private static final Duration LONGEST_CHECK_INTERVAL = Duration.ofSeconds(5);

  public ConsoleProperties {
    requirePositive("connect-timeout", connectTimeout);
    requirePositive("idle-timeout", idleTimeout);
    requirePositive("max-duration", maxDuration);
    requirePositive("stall-timeout", stallTimeout);
    requirePositive("check-interval", checkInterval);
    if (checkInterval.compareTo(LONGEST_CHECK_INTERVAL) > 0) {
      throw InvalidSetting.of(
          "slipway.console.check-interval",
          "must be 5s or less, so that consoles close soon after somebody signs out.");
    }
    requireOne("max-per-server", maxPerServer);
    requireOne("max-per-customer", maxPerCustomer);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw InvalidSetting.of(
          "slipway.console." + name, "must be longer than nothing: write it like 30s.");
    }
  }

  private static void requireOne(String name, int value) {
    if (value < 1) {
      throw InvalidSetting.of("slipway.console." + name, "must be 1 or more.");
    }
  }
}
