package dev.slipway.billing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's credit and what this month has cost so far; the contract's SelfServiceAccount.
 *
 * @param creditBalance with two decimals; can be negative
 * @param currencyCode null where the panel names none
 */
record SelfServiceAccount(
    BigDecimal creditBalance, @Nullable String currencyCode, List<SelfServiceUsage> usage) {}
