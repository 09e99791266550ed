package dev.slipway.history;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * {@code slipway.history}.
 *
 * @param fineSlot what samples are averaged over at first
 * @param fineKeptFor after this long, fine slots are folded into coarse ones
 * @param coarseSlot what they are averaged over then; a multiple of {@code fineSlot}
 * @param coarseKeptFor after this long, samples are forgotten
 * @param writeInterval time between two writes of what a node has gathered
 * @param samplerInterval time between two background reads of a server, or {@code off}
 * @param samplerReadsPerMinute how many background reads the panel gets at most, of all nodes
 *     together; with more servers than fit, each is read less often
 * @param samplerConcurrentReads how many of them may be under way at once
 */
@ConfigurationProperties("slipway.history")
record HistoryProperties(
    @DefaultValue("1m") Duration fineSlot,
    @DefaultValue("24h") Duration fineKeptFor,
    @DefaultValue("15m") Duration coarseSlot,
    @DefaultValue("30d") Duration coarseKeptFor,
    @DefaultValue("5s") Duration writeInterval,
    @DefaultValue("5m") String samplerInterval,
    @DefaultValue("60") int samplerReadsPerMinute,
    @DefaultValue("2") int samplerConcurrentReads) {

  private static final Duration LONGEST_SLOT = Duration.ofDays(1);
  private static final Duration LONGEST_HISTORY = Duration.ofDays(366);
  private static final int MOST_READS_PER_MINUTE = 6_000;
  private static final int MOST_CONCURRENT_READS = 16;

  HistoryProperties {
    require(
        isWholeSeconds(fineSlot),
        "fine-slot",
        "must be a number of whole seconds, for example 1m.");
    require(
        isWholeSeconds(coarseSlot)
            && coarseSlot.compareTo(fineSlot) > 0
            && coarseSlot.toSeconds() % fineSlot.toSeconds() == 0
            && coarseSlot.compareTo(LONGEST_SLOT) <= 0,
        "coarse-slot",
        "must be a multiple of slipway.history.fine-slot and at most a day, for example 15m.");
    require(
        fineKeptFor.compareTo(coarseSlot) >= 0,
        "fine-kept-for",
        "must be at least slipway.history.coarse-slot, for example 24h.");
    require(
        coarseKeptFor.compareTo(fineKeptFor) > 0 && coarseKeptFor.compareTo(LONGEST_HISTORY) <= 0,
        "coarse-kept-for",
        "must be longer than slipway.history.fine-kept-for and at most 366d, for example 30d.");
    require(
        writeInterval.compareTo(Duration.ofMillis(100)) >= 0,
        "write-interval",
        "is too short: write it like 5s.");
    require(
        parse(samplerInterval).map(Duration::isPositive).orElse(true),
        "sampler-interval",
        "must be longer than nothing: write it like 5m, or off for no background reads.");
    require(
        samplerReadsPerMinute >= 1 && samplerReadsPerMinute <= MOST_READS_PER_MINUTE,
        "sampler-reads-per-minute",
        "must be from 1 to 6000; to have no background reads, set slipway.history.sampler-interval"
            + " to off.");
    require(
        samplerConcurrentReads >= 1 && samplerConcurrentReads <= MOST_CONCURRENT_READS,
        "sampler-concurrent-reads",
        "must be from 1 to 16.");
  }

  /** How often a server is to be read in the background; empty where that is off. */
  Optional<Duration> backgroundInterval() {
    return parse(samplerInterval);
  }

  /** How long one sample may stand for, until the next one comes. */
  Duration longestGap() {
    Duration between = backgroundInterval().orElse(Duration.ZERO).multipliedBy(2);
    return between.compareTo(coarseSlot) > 0 ? between : coarseSlot;
  }

  private static Optional<Duration> parse(String interval) {
    // YAML reads a bare off as false.
    if (interval.equalsIgnoreCase("off") || interval.equalsIgnoreCase("false")) {
      return Optional.empty();
    }
    try {
      return Optional.of(DurationStyle.detectAndParse(interval));
    } catch (IllegalArgumentException e) {
      throw InvalidSetting.of(
          "slipway.history.sampler-interval",
          "is not a duration: write it like 5m, or off for no background reads.");
    }
  }

  private static boolean isWholeSeconds(Duration duration) {
    return duration.isPositive() && duration.equals(Duration.ofSeconds(duration.toSeconds()));
  }

  private static void require(boolean right, String name, String problem) {
    if (!right) {
      throw InvalidSetting.of("slipway.history." + name, problem);
    }
  }
}
