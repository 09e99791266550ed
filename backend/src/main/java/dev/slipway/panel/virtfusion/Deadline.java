package dev.slipway.panel.virtfusion;

import java.time.Duration;

/** The moment at which a call must be over, whatever has been tried until then. */
record Deadline(long nanoTime) {

  static Deadline in(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  /** Negative once it has passed. */
  Duration left() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }
}
