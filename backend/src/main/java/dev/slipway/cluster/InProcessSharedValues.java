package dev.slipway.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Values of one node alone, as many as are good for its memory; those that are seldom used go
 * first.
 */
public final class InProcessSharedValues implements SharedValues {

  private static final int MAX_VALUES = 10_000;

  private record Kept(Object value, Duration ttl) {}

  private final Cache<String, Kept> kept;

  public InProcessSharedValues() {
    this(Ticker.systemTicker());
  }

  /** With a clock that a test moves. */
  public InProcessSharedValues(Ticker ticker) {
    this.kept =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(MAX_VALUES)
            .expireAfter(Expiry.writing((String key, Kept value) -> value.ttl()))
            .build();
  }

  @Override
  public <T> Optional<T> get(String key, Class<T> type) {
    return Optional.ofNullable(kept.getIfPresent(key))
        .map(Kept::value)
        .filter(type::isInstance)
        .map(type::cast);
  }

  @Override
  public void put(String key, Object value, Duration ttl) {
    kept.put(key, new Kept(value, Duration.ofMillis(Periods.millis(ttl))));
  }

  @Override
  public void remove(String key) {
    kept.invalidate(key);
  }
}
