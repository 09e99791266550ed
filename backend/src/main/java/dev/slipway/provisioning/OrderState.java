package dev.slipway.provisioning;

/** Where an order as a whole stands. */
enum OrderState {
  /** Carried on by itself, also where it waits for the panel. */
  RUNNING,
  /** It can't go on without a person. */
  WAITING,
  /** An operator has stopped it. */
  STOPPED,
  /** The server is there. */
  DONE,
  /** An operator has given it up. */
  CANCELLED;

  /** Whether nothing comes of it any more. */
  boolean isOver() {
    return this == DONE || this == CANCELLED;
  }
}
