package dev.slipway.history;

import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.panel.PanelHealth;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads every server in service now and then, so that there is a history of those that nobody looks
 * at, too. One node does it for all. A round spreads its reads evenly over the interval, or over
 * more where there are too many servers for that; it passes over servers that were read recently
 * anyway, and waits while the panel is away.
 */
@Component
class BackgroundSampler implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BackgroundSampler.class);

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Servers servers;
  private final ServerReads reads;
  private final PanelHealth panel;
  private final Leases leases;
  private final HistoryProperties properties;
  private final Clock clock;
  private final Semaphore free;
  private volatile @Nullable Thread thread;
  private @Nullable Lease lease;

  BackgroundSampler(
      Servers servers,
      ServerReads reads,
      PanelHealth panel,
      Leases leases,
      HistoryProperties properties,
      Clock clock) {
    this.servers = servers;
    this.reads = reads;
    this.panel = panel;
    this.leases = leases;
    this.properties = properties;
    this.clock = clock;
    this.free = new Semaphore(properties.samplerConcurrentReads());
  }

  private void run(Duration interval) {
    try {
      while (true) {
        if (holdsLease()) {
          round(interval);
        } else {
          Thread.sleep(BETWEEN_LOOKS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (lease != null) {
        lease.close();
      }
    }
  }

  private void round(Duration interval) throws InterruptedException {
    try {
      List<String> ids = servers.idsInService();
      Duration pace = pace(interval, ids.size(), properties.samplerReadsPerMinute());
      if (ids.isEmpty()) {
        waitFor(pace);
      }
      for (String id : ids) {
        if (!waitFor(pace)) {
          return;
        }
        read(id, interval.dividedBy(2));
      }
    } catch (RuntimeException e) {
      log.warn("The background sampler failed and begins a new round", e);
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /** The time from one server to the next. */
  static Duration pace(Duration interval, int servers, int readsPerMinute) {
    Duration even = interval.dividedBy(Math.max(1, servers));
    Duration shortest = Duration.ofMinutes(1).dividedBy(readsPerMinute);
    return even.compareTo(shortest) > 0 ? even : shortest;
  }

  /**
   * Waits, and for longer while the panel is away.
   *
   * @return false where it is another node's turn by now
   */
  private boolean waitFor(Duration pace) throws InterruptedException {
    Duration left = pace;
    while (left.isPositive() || !panel.reachability().reachable()) {
      Duration nap = left.isPositive() && left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS;
      Thread.sleep(nap);
      left = left.minus(nap);
      if (!holdsLease()) {
        return false;
      }
    }
    return holdsLease();
  }

  private boolean holdsLease() {
    if (lease != null && !lease.renew()) {
      lease = null;
    }
    if (lease == null) {
      lease = leases.tryAcquire("history-sampler", LEASE).orElse(null);
    }
    return lease != null;
  }

  /** Reads a server, unless that was done lately. */
  private void read(String id, Duration fresh) throws InterruptedException {
    free.acquire();
    Thread.ofVirtual()
        .name("history-sampler-" + id)
        .start(() -> {
          try {
            servers.findUnread(id, clock.instant().minus(fresh)).ifPresent(reads::read);
          } catch (RuntimeException e) {
            log.warn("The background sampler could not read {}", id, e);
          } finally {
            free.release();
          }
        });
  }

  @Override
  public void start() {
    properties
        .backgroundInterval()
        .ifPresent(interval ->
            thread = Thread.ofVirtual().name("history-sampler").start(() -> run(interval)));
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
