package dev.slipway.catalog;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * {@code slipway.catalog}.
 *
 * @param osFamilies the families of operating systems that come first in the gallery, by how their
 *     names begin; the others follow by the alphabet
 * @param stockInterval time between two computations of every controlled stock, or {@code off}
 * @param stockSettleTime how long it must be quiet after servers were made or deleted before stock
 *     is computed, so that a whole batch costs one computation
 */
@ConfigurationProperties("slipway.catalog")
public record CatalogProperties(
    @DefaultValue({"Windows", "Ubuntu", "Debian", "CentOS", "AlmaLinux"}) List<String> osFamilies,
    @DefaultValue("15m") String stockInterval,
    @DefaultValue("5s") Duration stockSettleTime) {

  private static final String INTERVAL = "slipway.catalog.stock-interval";
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  public CatalogProperties {
    if (parse(stockInterval).filter(interval -> interval.compareTo(SHORTEST) < 0).isPresent()) {
      throw InvalidSetting.of(INTERVAL, "is too short: write it like 15m, or off.");
    }
    if (stockSettleTime.isNegative()) {
      throw InvalidSetting.of(
          "slipway.catalog.stock-settle-time", "must not be negative: write it like 5s.");
    }
  }

  /** How often stock is computed without any reason; empty where that is off. */
  Optional<Duration> scheduledStock() {
    return parse(stockInterval);
  }

  private static Optional<Duration> parse(String interval) {
    // YAML reads a bare off as false.
    if (interval.equalsIgnoreCase("off") || interval.equalsIgnoreCase("false")) {
      return Optional.empty();
    }
    try {
      return Optional.of(DurationStyle.detectAndParse(interval));
    } catch (IllegalArgumentException e) {
      throw InvalidSetting.of(INTERVAL, "is not a duration: write it like 15m, or off.");
    }
  }
}
