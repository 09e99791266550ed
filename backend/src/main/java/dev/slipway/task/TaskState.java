package dev.slipway.task;

/** Where a task stands; the contract's TaskState. */
public enum TaskState {
  /** Accepted; the panel has not begun. */
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED;

  public boolean isEnded() {
    return this == SUCCEEDED || this == FAILED;
  }
}
