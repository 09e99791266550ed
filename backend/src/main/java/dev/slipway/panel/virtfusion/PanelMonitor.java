package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelHealth.Reachability;
import dev.slipway.panel.PanelReachabilityChanged;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Knows whether the panel can be reached. Every call tells it how it went. Two failures in a row,
 * or a breaker that opens, are a suspicion; a look at the panel decides, because one server whose
 * hypervisor is broken fails just the same while the panel is well. Any answer below 500 means that
 * the panel is there.
 *
 * <p>While the panel is away the breaker is held open, so that nobody waits for it, and looks go
 * past it. The watch runs on a thread of its own, which also publishes the changes.
 */
final class PanelMonitor implements SmartLifecycle {

  static final PanelRequest CONNECT = PanelRequest.read("connect", "/connect", Missing.NEVER);

  /**
   * How often to look.
   *
   * @param idle after this long without an answer
   * @param away between two looks while the panel is away
   * @param suspected between two looks at least
   * @param limit how long one look may take
   */
  record Pace(Duration idle, Duration away, Duration suspected, Duration limit) {

    static Pace of(Duration idle) {
      return new Pace(idle, Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(3));
    }
  }

  private static final Logger log = LoggerFactory.getLogger(PanelMonitor.class);
  private static final int FAILURES_IN_A_ROW = 2;

  /** Only a safety net: the watch closes the breaker as soon as the panel is back. */
  private static final Duration HELD_OPEN = Duration.ofMinutes(1);

  private final PanelTransport transport;
  private final CircuitBreaker breaker;
  private final ApplicationEventPublisher events;
  private final Pace pace;
  private final Semaphore wake = new Semaphore(0);

  private volatile Reachability reachability = new Reachability(true, Instant.now());
  private Reachability published = reachability;
  private int lastStatus = 200;
  private volatile @Nullable Thread watch;
  private int failures;
  private boolean suspected;
  private long lastAnswer;
  private long lastLook;

  PanelMonitor(
      PanelTransport transport,
      CircuitBreaker breaker,
      ApplicationEventPublisher events,
      Pace pace,
      MeterRegistry meters) {
    this.transport = transport;
    this.breaker = breaker;
    this.events = events;
    this.pace = pace;
    // The first look is made at once: a panel that is down at the start is worth a warning.
    lastAnswer = System.nanoTime() - pace.idle().toNanos();
    lastLook = lastAnswer;
    meters.gauge("slipway.panel.reachable", this, self -> self.reachability.reachable() ? 1 : 0);
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
            suspect();
          }
        });
  }

  /** Begins to watch; after everything else has started, so that no listener misses a change. */
  @Override
  public void start() {
    Thread thread = Thread.ofVirtual().name("panel watch").unstarted(this::watch);
    watch = thread;
    thread.start();
  }

  @Override
  public void stop() {
    Thread thread = watch;
    watch = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return watch != null;
  }

  Reachability reachability() {
    return reachability;
  }

  /** The panel answered something below 500. */
  synchronized void answered() {
    failures = 0;
    suspected = false;
    lastAnswer = System.nanoTime();
    if (!reachability.reachable()) {
      Reachability back = new Reachability(true, Instant.now());
      log.info(
          "The panel is back after {} s",
          Duration.between(reachability.since(), back.since()).toSeconds());
      reachability = back;
      breaker.transitionToClosedState();
      wake.release();
    }
  }

  /** The panel gave no answer, or 5xx. */
  synchronized void failed() {
    failures++;
    if (failures >= FAILURES_IN_A_ROW) {
      suspect();
    }
  }

  private synchronized void suspect() {
    if (reachability.reachable() && !suspected) {
      suspected = true;
      wake.release();
    }
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        wake.tryAcquire(Math.max(0, nanosToNextLook()), TimeUnit.NANOSECONDS);
        wake.drainPermits();
        if (nanosToNextLook() <= 0) {
          look();
        }
        publishChange();
      } catch (InterruptedException | CallInterrupted e) {
        return;
      } catch (RuntimeException e) {
        // The watch must outlive whatever goes wrong once: without it an outage would never end.
        log.error("A look at the panel failed unexpectedly", e);
      }
    }
  }

  private synchronized long nanosToNextLook() {
    long next;
    if (!reachability.reachable()) {
      next = lastLook + pace.away().toNanos();
    } else if (suspected) {
      next = lastLook + pace.suspected().toNanos();
    } else {
      next = Math.max(lastAnswer, lastLook) + pace.idle().toNanos();
    }
    return next - System.nanoTime();
  }

  private void look() {
    synchronized (this) {
      lastLook = System.nanoTime();
    }
    try {
      PanelAnswer answer = transport.exchange(CONNECT, pace.limit(), Level.DEBUG);
      warnOfNews(answer.status());
      if (answer.isServerError()) {
        lookedInVain("it answered " + answer.status());
      } else {
        answered();
      }
    } catch (PanelReplyUnreadable e) {
      answered();
    } catch (NoAnswer e) {
      lookedInVain(e.getMessage());
    }
  }

  private synchronized void lookedInVain(@Nullable String why) {
    suspected = false;
    failed();
    if (reachability.reachable() && failures >= FAILURES_IN_A_ROW) {
      log.warn("The panel at {} is away: {}", transport.address().base(), why);
      reachability = new Reachability(false, Instant.now());
      suspected = false;
      breaker.transitionToOpenStateFor(HELD_OPEN);
    } else if (reachability.reachable()) {
      suspected = true;
    }
  }

  /**
   * A panel that is there and yet of no use, for example because the token was withdrawn. Only the
   * watch comes here.
   */
  private void warnOfNews(int status) {
    if (status != lastStatus && status != 200 && status < 500) {
      log.warn(
          "The panel at {} is there but answers {} to {}: check slipway.panel.url, .api-path and"
              + " .token",
          transport.address().base(),
          status,
          CONNECT);
    }
    lastStatus = status;
  }

  private void publishChange() {
    Reachability now = reachability;
    if (now.reachable() != published.reachable()) {
      published = now;
      try {
        events.publishEvent(new PanelReachabilityChanged(now));
      } catch (RuntimeException e) {
        log.error("A listener failed when it was told of {}", now, e);
      }
    }
  }
}
