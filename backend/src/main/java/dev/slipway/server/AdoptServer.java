package dev.slipway.server;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Taking a server that the panel already has under management: contract, "Adopting". */
@Service
class AdoptServer {

  private static final int MAX_EXTERNAL_ID = 191;

  private final Servers servers;
  private final Customers customers;
  private final SoldProducts products;
  private final PanelServers panel;
  private final Activities activities;
  private final Clock clock;

  AdoptServer(
      Servers servers,
      Customers customers,
      SoldProducts products,
      PanelServers panel,
      Activities activities,
      Clock clock) {
    this.servers = servers;
    this.customers = customers;
    this.products = products;
    this.panel = panel;
    this.activities = activities;
    this.clock = clock;
  }

  /**
   * Takes a server under management, or gives it again where this customer has it already.
   *
   * @param productId what the server was sold as; null where nobody says
   */
  Server adopt(
      Caller operator,
      String customerId,
      int panelServerId,
      @Nullable String productId,
      @Nullable String givenExternalId) {
    Customer customer =
        customers
            .find(operator, customerId)
            .orElseThrow(() -> new Refusal(UserError.notFound("customerId", "customer")));
    if (productId != null && !products.exists(productId)) {
      throw new Refusal(UserError.notFound("productId", "product"));
    }
    String externalId = checkExternalId(givenExternalId);
    Optional<Server> linked = servers.findByPanelServerId(panelServerId);
    if (linked.isPresent()) {
      return ifOf(customer, linked.get());
    }
    if (externalId != null && servers.findByExternalId(externalId).isPresent()) {
      throw new Refusal(
          UserError.invalid("externalId", "Another server has this external id: give its own."));
    }
    Instant readAt = clock.instant();
    PanelServer read = read(panelServerId);
    requireOwner(customer, read);
    return add(operator, customer, productId, externalId, read, readAt);
  }

  private static @Nullable String checkExternalId(@Nullable String given) {
    if (given == null || given.isBlank()) {
      return null;
    }
    String externalId = given.strip();
    if (externalId.length() > MAX_EXTERNAL_ID) {
      throw new Refusal(
          UserError.invalid(
              "externalId",
              "This id is too long: use at most " + MAX_EXTERNAL_ID + " characters."));
    }
    return externalId;
  }

  private static Server ifOf(Customer customer, Server linked) {
    if (linked.customerId().equals(customer.id())) {
      return linked;
    }
    throw new Refusal(
        UserError.invalid("panelServerId", "Another customer has this server already."));
  }

  private PanelServer read(int panelServerId) {
    try {
      return panel.read(panelServerId);
    } catch (PanelNotFound e) {
      throw new Refusal(
          UserError.on(
              "panelServerId",
              UserError.Code.NOT_FOUND,
              "The panel has no server " + panelServerId + ". Check the number."));
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
  }

  private static void requireOwner(Customer customer, PanelServer read) {
    String owner = read.ownerRelationId();
    if (owner != null && !owner.equals(customer.externalId())) {
      throw new Refusal(
          UserError.invalid(
              "customerId",
              "On the panel this server belongs to the customer with the external id "
                  + owner
                  + ", not to "
                  + customer.externalId()
                  + ": give that customer, or change the owner on the panel."));
    }
  }

  private Server add(
      Caller operator,
      Customer customer,
      @Nullable String productId,
      @Nullable String externalId,
      PanelServer read,
      Instant readAt) {
    try {
      Server server = servers.add(customer.id(), productId, externalId, read, readAt);
      String summary = "Took server " + read.id() + " of the panel under management";
      activities.note(operator, server.id(), "server.adopt", summary, true, null);
      return server;
    } catch (DuplicateKeyException e) {
      // Somebody else adopted it at the same moment.
      return servers
          .findByPanelServerId(read.id())
          .map(linked -> ifOf(customer, linked))
          .orElseThrow(() ->
              new Refusal(UserError.invalid("externalId", "Another server has this external id.")));
    }
  }
}
