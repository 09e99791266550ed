package dev.slipway.catalog;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something once things that are told one after the other have come to rest: after the last of
 * them and never instead of it, so that what it does knows of all.
 */
final class Quiet {

  private static final Logger log = LoggerFactory.getLogger(Quiet.class);

  private final Duration settleTime;
  private final Duration longestWait;
  private final Runnable action;
  private boolean waiting;
  private long firstNanos;
  private long lastNanos;

  /**
   * Nothing happens until something is told.
   *
   * @param settleTime how long nothing may be told before the action begins
   * @param longestWait after this long it begins anyway
   */
  Quiet(Duration settleTime, Duration longestWait, Runnable action) {
    this.settleTime = settleTime;
    this.longestWait = longestWait;
    this.action = action;
  }

  /** Something has happened. Returns at once. */
  synchronized void tell() {
    lastNanos = System.nanoTime();
    if (!waiting) {
      waiting = true;
      firstNanos = lastNanos;
      Thread.ofVirtual().name("stock-events").start(this::waitAndAct);
    }
  }

  private void waitAndAct() {
    try {
      Duration left = left();
      while (left.isPositive()) {
        Thread.sleep(left);
        left = left();
      }
      synchronized (this) {
        // What is told from here on gets an action of its own.
        waiting = false;
      }
      action.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("Stock could not be computed after a change; the schedule will", e);
    }
  }

  private synchronized Duration left() {
    long now = System.nanoTime();
    Duration untilQuiet = settleTime.minusNanos(now - lastNanos);
    Duration untilLate = longestWait.minusNanos(now - firstNanos);
    return untilQuiet.compareTo(untilLate) < 0 ? untilQuiet : untilLate;
  }
}
