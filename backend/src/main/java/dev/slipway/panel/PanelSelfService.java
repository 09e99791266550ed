package dev.slipway.panel;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Billing by the panel itself: a balance of credit for each of its accounts, shared by all servers
 * of it, from which their use is taken. Amounts are in the unit of the balance; no payment is made
 * anywhere.
 */
public interface PanelSelfService {

  /** The most characters of a reason. */
  int LONGEST_REASON = 1_000;

  /**
   * The balance.
   *
   * @param balance can be negative; null where the panel's answer names none
   * @param currencyCode null where the panel names none
   */
  record Credit(@Nullable BigDecimal balance, @Nullable String currencyCode) {}

  /**
   * What is used in the running month.
   *
   * @param servers one for each that the panel itemises
   * @param ofServers all servers together, those that it does not itemise included
   * @param ofAddons all add-ons together
   * @param balance where the panel names one here; null where it does not, as it should not
   * @param currencyCode the account's own; null where it has none
   */
  record Usage(
      List<Item> servers,
      Item ofServers,
      Item ofAddons,
      @Nullable BigDecimal balance,
      @Nullable String currencyCode) {}

  /**
   * One figure of the use.
   *
   * @param label null where the panel names it by nothing
   * @param hours null where the panel does not say
   * @param cost null where the panel does not say
   */
  record Item(@Nullable String label, @Nullable Double hours, @Nullable BigDecimal cost) {

    public static final Item UNKNOWN = new Item(null, null, null);
  }

  /**
   * Reads the balance.
   *
   * @throws PanelNotFound where the panel has no such account
   */
  Credit credit(String externalId);

  /**
   * Reads the use of the running month.
   *
   * @throws PanelNotFound where the panel has no such account
   */
  Usage usage(String externalId);

  /**
   * Adds to the balance.
   *
   * @param amount above 0
   * @param reference a number that the panel keeps with it
   * @param reason at most {@link #LONGEST_REASON} characters, which the panel keeps with it
   * @return the panel's number of the booking, where it names one
   * @throws PanelNotFound where the panel has no such account
   */
  OptionalLong addCredit(String externalId, BigDecimal amount, long reference, String reason);
}
