package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every call: a panel that fails is left alone for a while, one that asks for a pause
 * gets it, and no more than so many calls are under way at once. Only failures of the panel as a
 * whole count (no answer, 5xx): "not found", "locked" and the like are answers.
 *
 * <p>Slow answers do not count as failures: the limits on time and on calls in flight bound what a
 * slow panel costs, and leaving it alone would take away a panel that still works.
 */
final class PanelGuard {

  /** How long a call waits for its turn before it is given up. */
  private static final Duration MAX_WAIT_FOR_TURN = Duration.ofSeconds(1);

  /**
   * A pause of hours that a panel asks for by mistake must not switch the client area off for
   * hours.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final PanelTransport transport;
  private final PanelMonitor monitor;
  private final CircuitBreaker breaker;
  private final Bulkhead turns;
  private final MeterRegistry meters;
  private volatile Instant pausedUntil = Instant.MIN;

  PanelGuard(
      PanelTransport transport,
      PanelMonitor monitor,
      CircuitBreaker breaker,
      int maxInFlight,
      MeterRegistry meters) {
    this.transport = transport;
    this.monitor = monitor;
    this.breaker = breaker;
    this.meters = meters;
    BulkheadRegistry registry =
        BulkheadRegistry.of(
            BulkheadConfig.custom()
                .maxConcurrentCalls(maxInFlight)
                .maxWaitDuration(MAX_WAIT_FOR_TURN)
                .build());
    this.turns = registry.bulkhead("panel");
    TaggedBulkheadMetrics.ofBulkheadRegistry(registry).bindTo(meters);
  }

  /** Opens when half of at least 10 calls failed, and lets a few through again after a while. */
  static CircuitBreaker breaker(MeterRegistry meters, Duration openFor) {
    CircuitBreakerRegistry registry =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindow(20, 10, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(3)
                .recordException(NoAnswer.class::isInstance)
                .recordResult(PanelGuard::isServerError)
                .ignoreExceptions(
                    BulkheadFullException.class,
                    AcquirePermissionCancelledException.class,
                    CallInterrupted.class)
                .build());
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    return registry.circuitBreaker("panel");
  }

  /**
   * Makes the call if it may be made now.
   *
   * @throws PanelUnavailable where the call was not made at all
   * @throws NoAnswer where it was made in vain
   */
  PanelAnswer pass(PanelRequest request, Deadline deadline) {
    Duration pause = Duration.between(Instant.now(), pausedUntil);
    if (pause.isPositive()) {
      throw heldBack(request, "pause", "the panel asked for a pause", pause);
    }
    try {
      return breaker.executeSupplier(
          () -> turns.executeSupplier(() -> observed(request, deadline)));
    } catch (CallNotPermittedException e) {
      throw heldBack(request, "breaker", "the calls before failed", null);
    } catch (AcquirePermissionCancelledException e) {
      throw new CallInterrupted();
    } catch (BulkheadFullException e) {
      throw heldBack(request, "limit", "too many calls are under way", null);
    }
  }

  private PanelAnswer observed(PanelRequest request, Deadline deadline) {
    try {
      PanelAnswer answer = transport.exchange(request, deadline.left());
      if (answer.isServerError()) {
        monitor.failed();
      } else {
        monitor.answered();
        pauseIfAsked(answer);
      }
      return answer;
    } catch (PanelReplyUnreadable e) {
      monitor.answered();
      throw e;
    } catch (NoAnswer e) {
      monitor.failed();
      throw e;
    }
  }

  private void pauseIfAsked(PanelAnswer answer) {
    Instant now = Instant.now();
    Duration asked = answer.status() == 429 ? answer.retryAfter(now) : null;
    if (asked != null) {
      pausedUntil = now.plus(asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE);
    }
  }

  private PanelUnavailable heldBack(
      PanelRequest request, String reason, String why, @Nullable Duration retryAfter) {
    meters.counter("slipway.panel.held.back", "reason", reason).increment();
    return new PanelUnavailable(request + " was held back: " + why, null, retryAfter, true);
  }

  private static boolean isServerError(Object result) {
    return result instanceof PanelAnswer answer && answer.isServerError();
  }
}
