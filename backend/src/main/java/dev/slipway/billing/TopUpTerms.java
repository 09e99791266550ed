package dev.slipway.billing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a server's product asks for: a balance below the threshold gets the amount.
 *
 * @param serverId whose product it is
 * @param threshold above 0
 * @param amount above 0
 */
record TopUpTerms(String customerId, String serverId, BigDecimal threshold, BigDecimal amount) {

  /** The highest threshold, then the oldest server: ids sort by age. */
  private static final Comparator<TopUpTerms> FIRST_HOLDS =
      Comparator.comparing(TopUpTerms::threshold).reversed().thenComparing(TopUpTerms::serverId);

  /** Those that hold, one for each customer: all servers of a customer share one balance. */
  static SortedMap<String, TopUpTerms> ofCustomers(Collection<TopUpTerms> all) {
    SortedMap<String, TopUpTerms> holding = new TreeMap<>();
    all.stream()
        .sorted(FIRST_HOLDS)
        .forEach(terms -> holding.putIfAbsent(terms.customerId(), terms));
    return holding;
  }

  boolean demandMoreThan(BigDecimal balance) {
    return balance.compareTo(threshold) < 0;
  }
}
