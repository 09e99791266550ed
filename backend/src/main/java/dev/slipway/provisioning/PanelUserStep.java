package dev.slipway.provisioning;

import dev.slipway.catalog.Product;
import dev.slipway.catalog.Products;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelUsers;
import dev.slipway.provisioning.ProvisioningOrders.Change;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** The customer's account on the panel is found by the customer's external id, or made. */
@Component
class PanelUserStep {

  private final Customers customers;
  private final Products products;
  private final PanelUsers panel;
  private final OrderProgress progress;

  PanelUserStep(Customers customers, Products products, PanelUsers panel, OrderProgress progress) {
    this.customers = customers;
    this.products = products;
    this.panel = panel;
    this.progress = progress;
  }

  Duration take(ProvisioningOrder order) {
    progress.say(order, "The server is being ordered.");
    Customer customer =
        Objects.requireNonNull(
            customers.findAll(List.of(order.customerId())).get(order.customerId()));
    try {
      OptionalInt known = panel.find(customer.externalId());
      if (known.isPresent()) {
        return found(order, known.getAsInt(), "The panel has an account for the customer: number ");
      }
    } catch (PanelException e) {
      return progress.retry(order, new Change(), e, "Looking for the customer's account");
    }
    return make(order, customer);
  }

  /** Safe to repeat after a lost answer: the account is looked for first each time. */
  private Duration make(ProvisioningOrder order, Customer customer) {
    try {
      int made =
          panel.create(
              customer.externalId(),
              customer.name(),
              customer.email(),
              products
                  .find(order.productId())
                  .map(Product::settings)
                  .map(
                      settings -> PanelUsers.SelfService.valueOf(settings.selfServiceMode().name()))
                  .orElse(PanelUsers.SelfService.OFF));
      return found(order, made, "The panel has made an account for the customer: number ");
    } catch (PanelRefused e) {
      return progress.waitForPerson(
          order,
          new Change(),
          "The panel made no account for the customer and said: “"
              + e.reason()
              + "”. If another account there has the address "
              + customer.email()
              + ", give that account the external relation id "
              + customer.externalId()
              + ", or another address; then retry.");
    } catch (PanelException e) {
      return progress.retry(order, new Change(), e, "Making the customer's account");
    }
  }

  private Duration found(ProvisioningOrder order, int panelUserId, String what) {
    return progress.goOn(
        order, OrderStep.CREATE, new Change().panelUser(panelUserId), what + panelUserId + ".");
  }
}
