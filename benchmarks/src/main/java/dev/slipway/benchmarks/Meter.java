package dev.slipway.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Measures one way of joining screens and viewers. */
final class Meter {

  /** What came of it. */
  record Result(String name, double megabytesPerSecond, double cpuSeconds, double p50, double p99) {

    String row() {
      return "| %s | %.1f | %.1f | %.2f | %.2f |"
          .formatted(name, megabytesPerSecond, cpuSeconds, p50, p99)
          .toLowerCase(Locale.ROOT);
    }
  }

  private final Latencies latencies = new Latencies();
  private final LongAdder pieces = new LongAdder();
  private volatile boolean on;

  /** A piece has arrived. */
  void piece(long nanosAfterItsMaking) {
    if (on) {
      latencies.record(nanosAfterItsMaking);
      pieces.increment();
    }
  }

  /** Measures for a while what a process does meanwhile. */
  Result measure(String name, ProcessHandle process, Duration time) throws InterruptedException {
    Duration before = cpu(process);
    long started = System.nanoTime();
    on = true;
    Thread.sleep(time);
    on = false;
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpu = cpu(process).minus(before).toMillis() / 1000.0;
    double megabytes = pieces.sum() * (double) Pictures.PIECE_BYTES / 1e6;
    return new Result(
        name, megabytes / seconds, cpu, latencies.perMille(500), latencies.perMille(990));
  }

  private static Duration cpu(ProcessHandle process) {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system does not tell processor time"));
  }
}
