package dev.slipway.panel.virtfusion;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Ten people who ask the same at the same moment cost one call. Nothing is kept: whoever asks after
 * the answer is there makes a new one. A call runs on a thread of its own, so that one who no
 * longer waits does not end it for the others.
 */
final class SingleFlight<T> {

  private final ConcurrentMap<String, CompletableFuture<T>> flights = new ConcurrentHashMap<>();

  /**
   * The outcome of the call that is under way for this key, else of a new one; the same failure for
   * all who wait.
   */
  T share(String key, Supplier<T> call) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> underWay = flights.putIfAbsent(key, mine);
    if (underWay != null) {
      return await(underWay);
    }
    Thread.ofVirtual().name("panel " + key).start(() -> fly(key, mine, call));
    return await(mine);
  }

  /**
   * From now on nobody joins a call that was begun before. To be called after a change, so that
   * whoever made it does not get an answer that was on its way already.
   */
  void startAfresh() {
    flights.clear();
  }

  private void fly(String key, CompletableFuture<T> flight, Supplier<T> call) {
    try {
      T outcome = call.get();
      flights.remove(key, flight);
      flight.complete(outcome);
    } catch (Throwable e) {
      flights.remove(key, flight);
      flight.completeExceptionally(e);
    }
  }

  private static <T> T await(CompletableFuture<T> flight) {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      throw new CallInterrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a call to the panel ended unexpectedly", e.getCause());
    }
  }
}
