package dev.slipway.billing;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.cluster.Windows;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelSelfService;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActions;
import dev.slipway.server.Servers;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Adding credit to a customer's balance by hand. No payment is taken, so it is for operators only.
 * Possible for a suspended service, too: credit is often what lifts the suspension.
 */
@Service
class AddCredit {

  static final BigDecimal MOST = new BigDecimal("1000000.00");

  /** Amounts with more digits than this are not worth calculating with. */
  private static final int MOST_DIGITS = 30;

  /** Leaves room for the amount in a line of activity, which has 500 characters. */
  private static final int LONGEST_NOTED = 300;

  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final Servers servers;
  private final Customers customers;
  private final SelfServiceProducts products;
  private final Windows windows;
  private final PanelSelfService panel;
  private final Activities activities;

  AddCredit(
      Servers servers,
      Customers customers,
      SelfServiceProducts products,
      Windows windows,
      PanelSelfService panel,
      Activities activities) {
    this.servers = servers;
    this.customers = customers;
    this.products = products;
    this.windows = windows;
    this.panel = panel;
    this.activities = activities;
  }

  /**
   * Adds credit to the balance of a server's customer.
   *
   * @return the customer's id
   */
  String add(Caller caller, String serverId, BigDecimal given, @Nullable String givenReason) {
    Server server = servers.require(caller, serverId);
    ServerActions.requireProvisioned(server);
    BigDecimal amount = checkAmount(given);
    String reason = checkReason(givenReason);
    if (!products.areOnFor(server.customerId())) {
      throw new Refusal(
          UserError.invalid(
              "serverId",
              "Self-service billing is off for this customer: none of their servers' products has it."));
    }
    windows
        .tryOpen("credit:" + server.id(), WINDOW)
        .ifPresent(wait -> {
          throw new Refusal(
              UserError.rateLimited(
                  "Credit was added a moment ago. Look at the balance before you add more.", wait));
        });
    Customer customer = customers.find(caller, server.customerId()).orElseThrow();
    add(caller, server, customer, amount, reason);
    return customer.id();
  }

  private void add(
      Caller caller, Server server, Customer customer, BigDecimal amount, String reason) {
    String what = amount.toPlainString() + " of credit" + (reason.isEmpty() ? "" : ": ");
    String noted = what + shortened(reason);
    try {
      panel.addCredit(
          customer.externalId(),
          amount,
          CreditReference.of(server),
          reason.isEmpty() ? "Added by " + caller.name() : reason);
      activities.note(caller, server.id(), "credit.add", "Added " + noted, true, null);
    } catch (PanelException e) {
      activities.note(caller, server.id(), "credit.add", outcome(e) + " " + noted, false, null);
      throw e instanceof PanelNotFound ? noAccount() : PanelRefusals.of(e, "the balance");
    }
  }

  private static String outcome(PanelException failure) {
    return failure instanceof PanelRefused || failure instanceof PanelNotFound
        ? "The panel did not add"
        : "It is not known whether the panel added";
  }

  private static Refusal noAccount() {
    return new Refusal(
        UserError.of(
            UserError.Code.REJECTED_BY_PANEL,
            "The panel has no account for this customer, so no credit was added. Make one there first."));
  }

  private static BigDecimal checkAmount(BigDecimal given) {
    if (given.signum() <= 0) {
      throw invalidAmount("Give an amount above 0.");
    }
    // Before anything that would write such a number out.
    if (given.precision() > MOST_DIGITS || given.compareTo(MOST) > 0) {
      throw invalidAmount("This amount is too high: give at most " + MOST.toPlainString() + ".");
    }
    BigDecimal amount = given.stripTrailingZeros();
    if (amount.scale() > Amounts.DECIMALS) {
      throw invalidAmount("Give an amount with at most two decimals.");
    }
    return Amounts.rounded(amount);
  }

  private static Refusal invalidAmount(String problem) {
    return new Refusal(UserError.invalid("amount", problem));
  }

  private static String checkReason(@Nullable String given) {
    String reason = given == null ? "" : given.strip();
    if (reason.length() > PanelSelfService.LONGEST_REASON) {
      throw new Refusal(
          UserError.invalid(
              "reason",
              "This is too long: use at most " + PanelSelfService.LONGEST_REASON + " characters."));
    }
    if (reason.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(
          UserError.invalid("reason", "This has a control character in it: remove it."));
    }
    return reason;
  }

  private static String shortened(String reason) {
    return reason.codePointCount(0, reason.length()) <= LONGEST_NOTED
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_NOTED)) + "…";
  }
}
