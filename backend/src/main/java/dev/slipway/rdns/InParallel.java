package dev.slipway.rdns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Many calls at once, though not too many. */
final class InParallel {

  private static final Executor VIRTUAL_THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private InParallel() {}

  /**
   * Calls a function for each, and waits for all.
   *
   * @param atOnce how many calls may be under way
   * @return what came, in the order of what was given
   */
  static <T, R> List<R> map(Collection<T> all, int atOnce, Function<T, R> call) {
    Semaphore free = new Semaphore(atOnce);
    List<CompletableFuture<R>> calls = new ArrayList<>();
    for (T each : all) {
      calls.add(
          CompletableFuture.supplyAsync(
              () -> {
                free.acquireUninterruptibly();
                try {
                  return call.apply(each);
                } finally {
                  free.release();
                }
              },
              VIRTUAL_THREADS));
    }
    try {
      return calls.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
