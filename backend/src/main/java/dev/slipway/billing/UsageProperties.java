package dev.slipway.billing;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.usage}: the daily sync of servers' usage, and the top-ups that follow it.
 *
 * @param mode what is read, as {@link Mode} has it
 * @param startsAt when a day's run begins, in UTC, for example {@code 02:00}; a node that starts
 *     later in the day begins at once
 * @param concurrentReads how many servers may be read at once
 * @param readTimeout how long one server may take
 * @param chunk after how many servers the run notes how far it is
 */
@ConfigurationProperties("slipway.usage")
record UsageProperties(
    @DefaultValue("bandwidth") String mode,
    @DefaultValue("02:00") String startsAt,
    @DefaultValue("8") int concurrentReads,
    @DefaultValue("25s") Duration readTimeout,
    @DefaultValue("300") int chunk) {

  private static final int MOST_CONCURRENT_READS = 64;
  private static final int LARGEST_CHUNK = 10_000;

  /** What the sync reads. */
  enum Mode {
    /** Nothing, and no top-ups either. */
    OFF(false, false),
    BANDWIDTH(true, false),
    /** Costs the panel a round trip to the hypervisor for each server. */
    DISK(false, true),
    BOTH(true, true);

    private final boolean bandwidth;
    private final boolean disk;

    Mode(boolean bandwidth, boolean disk) {
      this.bandwidth = bandwidth;
      this.disk = disk;
    }

    boolean readsBandwidth() {
      return bandwidth;
    }

    boolean readsDisk() {
      return disk;
    }
  }

  UsageProperties {
    parseMode(mode);
    parseTime(startsAt);
    require(
        concurrentReads >= 1 && concurrentReads <= MOST_CONCURRENT_READS,
        "concurrent-reads",
        "must be from 1 to " + MOST_CONCURRENT_READS + ".");
    require(readTimeout.isPositive(), "read-timeout", "is too short: write it like 25s.");
    require(
        chunk >= 1 && chunk <= LARGEST_CHUNK, "chunk", "must be from 1 to " + LARGEST_CHUNK + ".");
  }

  Mode reads() {
    return parseMode(mode);
  }

  LocalTime beginning() {
    return parseTime(startsAt);
  }

  private static Mode parseMode(String text) {
    // YAML reads a bare off as false.
    String name = text.equalsIgnoreCase("false") ? "OFF" : text.toUpperCase(Locale.ROOT);
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            InvalidSetting.of("slipway.usage.mode", "must be one of off, bandwidth, disk, both."));
  }

  private static LocalTime parseTime(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw InvalidSetting.of(
          "slipway.usage.starts-at", "is not a time of day: write it like 02:00, in UTC.");
    }
  }

  private static void require(boolean right, String name, String problem) {
    if (!right) {
      throw InvalidSetting.of("slipway.usage." + name, problem);
    }
  }
}
