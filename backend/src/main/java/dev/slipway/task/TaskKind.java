package dev.slipway.task;

/** What a task does; the contract's TaskKind, as far as there is something that does it. */
public enum TaskKind {
  CREATE,
  BOOT,
  SHUTDOWN,
  RESTART,
  POWER_OFF,
  REBUILD,
  RESET_PASSWORD,
  REVERSE_DNS,
  SUSPEND,
  UNSUSPEND,
  TERMINATE,
  CHANGE_PRODUCT
}
