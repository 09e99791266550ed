package dev.slipway.billing;

import dev.slipway.activity.Activities;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelSelfService;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Adds credit where it runs low and a product says so, at most once a day for each customer. The
 * intent is stored before the panel is called. Where the answer is lost, or the process dies, the
 * balance tells whether the credit came; where it does not, a person has to look, and nothing is
 * paid twice.
 */
@Service
class AutoTopUp {

  private static final Logger log = LoggerFactory.getLogger(AutoTopUp.class);

  private static final String REASON = "Auto top-off";
  private static final String ACTION = "credit.top-up";

  /** Longer than the panel's own time limit: until then the credit may still be on its way. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

  private final SelfServiceAccounts accounts;
  private final PanelSelfService panel;
  private final Customers customers;
  private final Servers servers;
  private final TopUps topUps;
  private final Activities activities;
  private final MeterRegistry meters;
  private final Clock clock;

  AutoTopUp(
      SelfServiceAccounts accounts,
      PanelSelfService panel,
      Customers customers,
      Servers servers,
      TopUps topUps,
      Activities activities,
      MeterRegistry meters,
      Clock clock) {
    this.accounts = accounts;
    this.panel = panel;
    this.customers = customers;
    this.servers = servers;
    this.topUps = topUps;
    this.activities = activities;
    this.meters = meters;
    this.clock = clock;
  }

  /** Adds credit to a customer's balance where the terms demand it and today had none yet. */
  void topUp(TopUpTerms terms) {
    Customer customer = customers.findAll(List.of(terms.customerId())).get(terms.customerId());
    Optional<Server> server = servers.find(terms.serverId()).filter(Server::isProvisioned);
    if (customer == null || server.isEmpty() || topUps.hadToday(terms.customerId())) {
      return;
    }
    accounts
        .balance(customer.externalId())
        .filter(terms::demandMoreThan)
        .flatMap(balance -> topUps.order(terms, balance))
        .ifPresent(topUp -> carryOut(topUp, customer, server.get()));
  }

  private void carryOut(TopUp topUp, Customer customer, Server server) {
    try {
      panel.addCredit(customer.externalId(), topUp.amount(), CreditReference.of(server), REASON);
      end(topUp, TopUp.State.ADDED);
    } catch (PanelRefused | PanelNotFound e) {
      log.warn("The panel refused the top-up of customer {}", customer.id(), e);
      end(topUp, TopUp.State.REFUSED);
    } catch (PanelException e) {
      log.warn("The answer to the top-up of customer {} was lost", customer.id(), e);
    }
  }

  /** Finds out how top-ups ended whose answers were lost. */
  void settle() {
    settle(clock.instant().minus(LONGEST_CALL));
  }

  /** The same for those that were ordered before. */
  void settle(Instant orderedBefore) {
    List<TopUp> open = topUps.orderedBefore(orderedBefore);
    Map<String, Customer> owners =
        customers.findAll(open.stream().map(TopUp::customerId).distinct().toList());
    for (TopUp topUp : open) {
      // Use only ever lowers a balance: one that has risen has got the credit.
      Optional.ofNullable(owners.get(topUp.customerId()))
          .flatMap(owner -> accounts.balance(owner.externalId()))
          .map(balance ->
              balance.compareTo(topUp.balanceBefore()) > 0
                  ? TopUp.State.ADDED
                  : TopUp.State.UNCERTAIN)
          .ifPresent(state -> end(topUp, state));
    }
  }

  private void end(TopUp topUp, TopUp.State state) {
    if (!topUps.end(topUp, state)) {
      return;
    }
    meters.counter("slipway.top.ups", "outcome", state.name().toLowerCase(Locale.ROOT)).increment();
    activities.noteOwn(
        topUp.serverId(), ACTION, summary(state, topUp.amount()), state == TopUp.State.ADDED);
    if (state == TopUp.State.UNCERTAIN) {
      log.error(
          "It is not known whether the panel added {} to the balance of customer {} on {}: look at"
              + " their credit there. It is not tried again that day.",
          topUp.amount().toPlainString(),
          topUp.customerId(),
          topUp.day());
    }
  }

  private static String summary(TopUp.State state, BigDecimal amount) {
    String credit = Amounts.rounded(amount).toPlainString() + " of credit, as it ran low";
    return switch (state) {
      case ADDED -> "Added " + credit;
      case REFUSED -> "The panel did not add " + credit;
      case UNCERTAIN, ORDERED -> "It is not known whether the panel added " + credit;
    };
  }
}
