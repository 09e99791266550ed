package dev.slipway.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many of a product can still be ordered; the contract's Stock.
 *
 * @param quantity null where stock is not controlled, and where it was never computed
 * @param computedAt when the quantity was last computed from a complete answer of the panel
 */
public record Stock(boolean controlled, @Nullable Integer quantity, @Nullable Instant computedAt) {

  static Stock of(boolean controlled, @Nullable Integer quantity, @Nullable Instant computedAt) {
    return controlled ? new Stock(true, quantity, computedAt) : new Stock(false, null, null);
  }

  /** Whether an order that takes so many places can be taken. */
  public boolean has(int places) {
    return !controlled || (quantity != null && quantity >= places);
  }

  /** Whether one can be ordered. What was never computed is not promised to anybody. */
  public boolean inStock() {
    return has(1);
  }
}
