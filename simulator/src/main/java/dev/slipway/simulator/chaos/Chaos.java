package dev.slipway.simulator.chaos;

import dev.slipway.simulator.recording.CallPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are switched on. Each holds for the calls that a {@link CallPattern} means, for a
 * number of them or until {@link #clear}. Of several faults for one call all delays count, and of
 * the others the oldest. Safe for use by many threads.
 */
public final class Chaos {

  private static final int ALWAYS = Integer.MAX_VALUE;

  private static final class Rule {
    private final CallPattern pattern;
    private final Fault fault;
    private int left;

    private Rule(CallPattern pattern, Fault fault, int left) {
      this.pattern = pattern;
      this.fault = fault;
      this.left = left;
    }

    private boolean meets(String method, String operation, @Nullable String query) {
      return left > 0 && pattern.matches(method, operation, query);
    }

    private Fault use() {
      if (left != ALWAYS) {
        left--;
      }
      return fault;
    }

    private String describe() {
      return fault + " on " + pattern + (left == ALWAYS ? "" : ", " + left + " left");
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private CountDownLatch released = new CountDownLatch(1);

  /** Switches a fault on for every call that is meant. */
  public synchronized void always(String pattern, Fault fault) {
    rules.add(new Rule(CallPattern.of(pattern), fault, ALWAYS));
  }

  /** Switches a fault on for the next so many calls that are meant. */
  public synchronized void next(int times, String pattern, Fault fault) {
    rules.add(new Rule(CallPattern.of(pattern), fault, times));
  }

  /** Every call that is meant comes late. */
  public void slow(String pattern, Duration fixed, Duration jitter) {
    always(pattern, new Fault.Late(fixed, jitter));
  }

  /** The next call that is meant gets another answer. */
  public void failNext(String pattern, CannedReply reply) {
    next(1, pattern, new Fault.Instead(reply));
  }

  /** Every call that is meant gets another answer. */
  public void failAll(String pattern, CannedReply reply) {
    always(pattern, new Fault.Instead(reply));
  }

  /** Switches all faults off and lets go of the calls that wait for an answer. */
  public synchronized void clear() {
    rules.clear();
    released.countDown();
    released = new CountDownLatch(1);
  }

  /** The faults that are on, in words. */
  public synchronized List<String> describe() {
    return rules.stream().filter(rule -> rule.left > 0).map(Rule::describe).toList();
  }

  /**
   * The faults of one call: all delays and at most one of the others. Counts as one of their calls.
   */
  synchronized List<Fault> faultsOf(String method, String operation, @Nullable String query) {
    List<Fault> faults = new ArrayList<>();
    boolean broken = false;
    for (Rule rule : rules) {
      boolean late = rule.fault instanceof Fault.Late;
      if (rule.meets(method, operation, query) && (late || !broken)) {
        faults.add(rule.use());
        broken |= !late;
      }
    }
    return faults;
  }

  /** Waits until the faults are cleared. */
  void awaitRelease() throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = released;
    }
    latch.await();
  }

  /** Waits so long, or until the faults are cleared. */
  void pause(Duration duration) throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = released;
    }
    // Both outcomes are the same to the caller: his wait is over.
    var _ = latch.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }
}
