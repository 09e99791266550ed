package dev.slipway.simulator.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All that has been started, to be stopped in the opposite order, once, whoever asks first. While a
 * part is starting nobody can stop the rest, so that no part is ever missed.
 */
final class RunningParts implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  /** Starts one more part; never returns where everything is being stopped. */
  <T extends AutoCloseable> T start(Supplier<T> starting) {
    lock.lock();
    try {
      if (closed) {
        throw new LaunchFailed("Stopped before everything had started.");
      }
      T part = starting.get();
      parts.push(part);
      return part;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops everything, or waits for who is doing so.
   *
   * @return true for the first who asks
   */
  boolean stop() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      while (!parts.isEmpty()) {
        stop(parts.pop());
      }
      return first;
    } finally {
      lock.unlock();
    }
  }

  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      // The others must be stopped all the same.
      System.err.println("Could not stop " + part.getClass().getSimpleName() + ": " + e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
