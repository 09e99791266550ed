package dev.slipway.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Windows of one node alone. There is no maximum, as forgetting one would lift a limit; they go
 * when they end, and only what somebody was allowed to do opens one.
 */
public final class InProcessWindows implements Windows {

  private record Window(Duration length, long endsAtNanos) {}

  private final Ticker ticker;
  private final Cache<String, Window> open;

  public InProcessWindows() {
    this(Ticker.systemTicker());
  }

  /** With a clock that a test moves. */
  public InProcessWindows(Ticker ticker) {
    this.ticker = ticker;
    this.open =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfter(Expiry.writing((String key, Window window) -> window.length()))
            .build();
  }

  @Override
  public Optional<Duration> tryOpen(String key, Duration window) {
    Duration length = Duration.ofMillis(Periods.millis(window));
    var opened = new Window(length, ticker.read() + length.toNanos());
    return Optional.ofNullable(open.asMap().putIfAbsent(key, opened)).map(this::left);
  }

  @Override
  public void close(String key) {
    open.invalidate(key);
  }

  private Duration left(Window present) {
    return Duration.ofNanos(Math.max(1, present.endsAtNanos() - ticker.read()));
  }
}
