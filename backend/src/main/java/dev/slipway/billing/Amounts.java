package dev.slipway.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts of credit. */
final class Amounts {

  static final int DECIMALS = 2;

  private Amounts() {}

  /** With two decimals, halves away from zero. */
  static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** Nothing is 0.00: the panel leaves out, or calls {@code false}, what has cost nothing. */
  static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? rounded(BigDecimal.ZERO) : amount;
  }
}
