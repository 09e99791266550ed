package dev.slipway.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/** Leases of one node alone. */
public final class InProcessLeases implements Leases {

  private final Cache<String, Held> held;

  public InProcessLeases() {
    this(Ticker.systemTicker());
  }

  /** With a clock that a test moves. */
  public InProcessLeases(Ticker ticker) {
    this.held =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfter(Expiry.writing((String name, Held lease) -> lease.ttl))
            .build();
  }

  @Override
  public Optional<Lease> tryAcquire(String name, Duration ttl) {
    var lease = new Held(name, Duration.ofMillis(Periods.millis(ttl)));
    return held.asMap().putIfAbsent(name, lease) == null ? Optional.of(lease) : Optional.empty();
  }

  /**
   * Each acquired lease is an object of its own: being the one that is held is the proof of holding
   * it.
   */
  private final class Held implements Lease {

    private final String name;
    private final Duration ttl;

    Held(String name, Duration ttl) {
      this.name = name;
      this.ttl = ttl;
    }

    @Override
    public boolean renew() {
      return held.asMap().replace(name, this, this);
    }

    @Override
    public void close() {
      held.asMap().remove(name, this);
    }
  }
}
