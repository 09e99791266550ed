package dev.slipway.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Credit that Slipway added by itself, or tried to; the contract has nothing of it.
 *
 * @param day in UTC
 * @param serverId whose product asked for it
 * @param balanceBefore as read just before
 */
record TopUp(
    String customerId,
    LocalDate day,
    String serverId,
    BigDecimal amount,
    BigDecimal threshold,
    BigDecimal balanceBefore,
    State state,
    Instant orderedAt) {

  /** How it ended. */
  enum State {
    /** Not known yet: the call is under way, or its answer was lost. */
    ORDERED,
    ADDED,
    REFUSED,
    /** Nothing can tell any more whether the panel added it: a person has to look. */
    UNCERTAIN
  }
}
