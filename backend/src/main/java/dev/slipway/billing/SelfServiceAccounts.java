package dev.slipway.billing;

import dev.slipway.customer.Customer;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelPatience;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelSelfService;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Customers' credit and usage, read from the panel each time: it is money. */
@Service
class SelfServiceAccounts {

  private static final Executor VIRTUAL_THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final SelfServiceProducts products;
  private final PanelSelfService panel;
  private final PanelPatience patience;

  SelfServiceAccounts(
      SelfServiceProducts products, PanelSelfService panel, PanelPatience patience) {
    this.products = products;
    this.panel = panel;
    this.patience = patience;
  }

  /**
   * A customer's account; empty where self-service billing is off, or the panel has no account yet.
   *
   * @throws PanelException where the panel does not tell the balance in time
   */
  Optional<SelfServiceAccount> of(Customer customer) {
    if (!products.areOnFor(customer.id())) {
      return Optional.empty();
    }
    try {
      return Optional.of(patience.await(() -> read(customer.externalId())));
    } catch (PanelNotFound e) {
      return Optional.empty();
    }
  }

  private SelfServiceAccount read(String externalId) {
    CompletableFuture<PanelSelfService.Usage> reading =
        CompletableFuture.supplyAsync(() -> panel.usage(externalId), VIRTUAL_THREADS);
    PanelSelfService.Credit credit = panel.credit(externalId);
    PanelSelfService.Usage usage = joined(reading);
    return new SelfServiceAccount(
        balance(credit, usage)
            .orElseThrow(() -> new PanelReplyUnreadable("The panel names no balance")),
        Stream.of(
                Optional.ofNullable(credit.currencyCode()),
                Optional.ofNullable(usage.currencyCode()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null),
        SelfServiceUsage.lines(usage));
  }

  private static PanelSelfService.Usage joined(CompletableFuture<PanelSelfService.Usage> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * A balance for work that waits as long as the panel's time limits allow; empty where the panel
   * does not tell it, for whatever reason.
   */
  Optional<BigDecimal> balance(String externalId) {
    try {
      PanelSelfService.Credit credit = panel.credit(externalId);
      return credit.balance() == null
          ? balance(credit, panel.usage(externalId))
          : Optional.of(Amounts.rounded(credit.balance()));
    } catch (PanelException e) {
      return Optional.empty();
    }
  }

  /** The balance has a place of its own; older panels may name it beside the usage. */
  private static Optional<BigDecimal> balance(
      PanelSelfService.Credit credit, PanelSelfService.Usage usage) {
    return Stream.of(Optional.ofNullable(credit.balance()), Optional.ofNullable(usage.balance()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Amounts::rounded);
  }
}
