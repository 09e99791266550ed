package dev.slipway.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Failures counted by one node alone. Anybody can make keys by guessing names, so their number is
 * bounded; those that are seldom used go first, which is not where somebody keeps guessing.
 */
public final class InProcessFailureCounters implements FailureCounters {

  private static final int MAX_KEYS = 100_000;

  private final Ticker ticker;

  /**
   * For each key when its failures are forgotten, in nanoseconds of the ticker, soonest first;
   * never empty.
   */
  private final Cache<String, List<Long>> forgottenAt;

  public InProcessFailureCounters() {
    this(Ticker.systemTicker());
  }

  /** With a clock that a test moves. */
  public InProcessFailureCounters(Ticker ticker) {
    this.ticker = ticker;
    this.forgottenAt =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(MAX_KEYS)
            .expireAfter(Expiry.writing((String key, List<Long> times) -> left(times.getLast())))
            .build();
  }

  @Override
  public int record(String key, Duration period) {
    long millis = Periods.millis(period);
    return forgottenAt
        .asMap()
        .merge(
            key,
            List.of(ticker.read() + Duration.ofMillis(millis).toNanos()),
            (earlier, added) ->
                Stream.concat(stillCounting(earlier).stream(), added.stream()).sorted().toList())
        .size();
  }

  @Override
  public Optional<Duration> untilBelow(String key, int limit) {
    List<Long> counting = stillCounting(forgottenAt.asMap().getOrDefault(key, List.of()));
    return counting.size() < limit
        ? Optional.empty()
        : Optional.of(left(counting.get(counting.size() - limit)));
  }

  @Override
  public void clear(String key) {
    forgottenAt.invalidate(key);
  }

  private List<Long> stillCounting(List<Long> times) {
    long now = ticker.read();
    return times.stream().filter(time -> time - now > 0).toList();
  }

  private Duration left(long time) {
    return Duration.ofNanos(Math.max(1, time - ticker.read()));
  }
}
