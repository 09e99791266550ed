package dev.slipway.provisioning;

import java.time.Instant;

/** One line of what happened to an order; for operators. */
record OrderEvent(Instant at, OrderStep step, Outcome outcome, String detail) {

  /** What kind of line it is. */
  enum Outcome {
    BEGUN,
    DONE,
    PROBLEM
  }
}
