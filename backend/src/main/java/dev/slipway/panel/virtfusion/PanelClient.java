package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelUnavailable;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Calls the panel: reads are shared and repeated once where the connection broke, changes are made
 * exactly once.
 */
final class PanelClient {

  private static final Retry ONCE_MORE =
      Retry.of(
          "panel reads",
          RetryConfig.custom()
              .maxAttempts(2)
              .intervalFunction(IntervalFunction.ofRandomized(Duration.ofMillis(150), 0.6))
              .retryOnException(e -> e instanceof NoAnswer lost && lost.worthRepeating())
              .build());

  private final PanelGuard guard;
  private final Duration readTimeout;
  private final Duration writeTimeout;
  private final SingleFlight<Json> reads = new SingleFlight<>();

  PanelClient(PanelGuard guard, PanelProperties properties) {
    this.guard = guard;
    this.readTimeout = properties.readTimeout();
    this.writeTimeout = properties.writeTimeout();
  }

  /** The JSON object that the panel answers with. */
  Json read(PanelRequest request) {
    return answered(
        request,
        () ->
            reads.share(
                request.toString(),
                () -> {
                  Deadline deadline = Deadline.in(readTimeout);
                  PanelAnswer answer =
                      ONCE_MORE.executeSupplier(() -> guard.pass(request, deadline));
                  return Replies.object(request, answer);
                }));
  }

  /** What the panel answers to a change that it accepted; absent where that is no JSON. */
  Json change(PanelRequest request) {
    try {
      return answered(
          request,
          () -> {
            PanelAnswer answer = guard.pass(request, Deadline.in(writeTimeout));
            Replies.requireAccepted(request, answer);
            return Json.parse(answer.body());
          });
    } finally {
      reads.startAfresh();
    }
  }

  private static Json answered(PanelRequest request, Supplier<Json> call) {
    try {
      return call.get();
    } catch (NoAnswer e) {
      throw new PanelUnavailable(request + ": " + e.getMessage(), e, null, e.neverAsked());
    } catch (CallInterrupted e) {
      throw new PanelUnavailable(request + ": " + e.getMessage(), e, null);
    }
  }
}
