package dev.slipway.task;

import java.time.Duration;

/** Carries tasks of some kinds on, one step at a time. A feature brings one for its tasks. */
public interface TaskWork {

  /** Whether a kind is this work's. */
  boolean handles(TaskKind kind);

  /**
   * Looks at how far the task is, notes it with {@link Tasks#progress} and ends it with {@link
   * Tasks#end} when it is over. Called again and again, by any node, until the task has ended: it
   * must look before it does anything.
   *
   * @return how long to wait before the next step
   */
  Duration step(Task task);
}
