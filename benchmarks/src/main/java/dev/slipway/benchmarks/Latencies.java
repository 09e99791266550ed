package dev.slipway.benchmarks;

import java.util.concurrent.atomic.AtomicLongArray;

/** Times of many threads, in steps of 50 µs up to 10 s. */
final class Latencies {

  private static final long STEP_NANOS = 50_000;
  private static final int STEPS = 200_000;

  private final AtomicLongArray counts = new AtomicLongArray(STEPS);

  void record(long nanos) {
    counts.incrementAndGet(Math.clamp(nanos / STEP_NANOS, 0, STEPS - 1));
  }

  /** So many of a thousand took no longer than this, in milliseconds. */
  double perMille(int share) {
    long all = 0;
    for (int i = 0; i < STEPS; i++) {
      all += counts.get(i);
    }
    long wanted = (all * share + 999) / 1000;
    long seen = 0;
    for (int i = 0; i < STEPS; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        return (i + 1) * STEP_NANOS / 1e6;
      }
    }
    return Double.NaN;
  }
}
