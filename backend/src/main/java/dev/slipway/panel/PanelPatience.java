package dev.slipway.panel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * How long a page waits for the panel. A healthy panel is given its time; one that is known to be
 * away is not waited for, so that pages open at once with what is known. The call goes on behind
 * the page and is not lost.
 */
@Component
public class PanelPatience {

  private static final Duration WITH_HEALTHY_PANEL = Duration.ofSeconds(5);
  private static final Duration WITH_PANEL_AWAY = Duration.ofMillis(600);

  private final PanelHealth health;
  private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  PanelPatience(PanelHealth health) {
    this.health = health;
  }

  /**
   * Gives what the call gives, if it comes in time.
   *
   * @throws PanelUnavailable where it does not
   */
  public <T> T await(Callable<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    virtualThreads.execute(() -> complete(answer, call));
    Duration patience = health.reachability().reachable() ? WITH_HEALTHY_PANEL : WITH_PANEL_AWAY;
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new PanelUnavailable(
          "No answer within " + patience.toMillis() + " ms, going on without");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanelUnavailable("Interrupted while waiting for the panel");
    }
  }

  @SuppressWarnings("CatchingUnchecked") // Whatever goes wrong goes to who waits.
  private static <T> void complete(CompletableFuture<T> answer, Callable<T> call) {
    try {
      answer.complete(call.call());
    } catch (Exception e) {
      answer.completeExceptionally(e);
    }
  }
}
