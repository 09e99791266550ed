package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelLifecycle;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelOrders;
import dev.slipway.panel.PanelOrders.OwnedServer;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.provisioning.OrderEvent.Outcome;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What an operator decides about a server that an order has too much. */
@Service
class SettleSurplus {

  private final ProvisioningOrders orders;
  private final SurplusServers surplus;
  private final PanelOrders panel;
  private final PanelLifecycle lifecycle;
  private final ProvisioningProperties properties;
  private final Activities activities;

  SettleSurplus(
      ProvisioningOrders orders,
      SurplusServers surplus,
      PanelOrders panel,
      PanelLifecycle lifecycle,
      ProvisioningProperties properties,
      Activities activities) {
    this.orders = orders;
    this.surplus = surplus;
    this.panel = panel;
    this.lifecycle = lifecycle;
    this.properties = properties;
    this.activities = activities;
  }

  /** The contract's SurplusDecision. */
  enum Decision {
    DELETE,
    KEEP
  }

  /** Carries a decision out. */
  String settle(Caller caller, String orderId, int panelServerId, Decision decision) {
    ProvisioningOrder order =
        orders.find(orderId).orElseThrow(() -> new Refusal(UserError.notFound("orderId", "order")));
    SurplusServer found =
        surplus
            .find(orderId, panelServerId)
            .orElseThrow(() -> new Refusal(UserError.notFound("panelServerId", "surplus server")));
    requireOpen(found);
    switch (decision) {
      case DELETE -> delete(caller, order, panelServerId);
      case KEEP ->
          end(
              caller,
              order,
              panelServerId,
              SurplusServer.State.KEPT,
              "Keeps server " + panelServerId + " of the panel, which the order has too much");
    }
    return orderId;
  }

  private static void requireOpen(SurplusServer found) {
    String reason =
        switch (found.state()) {
          case OPEN -> null;
          case ADOPTED -> "A service has this server by now: terminate that one instead.";
          case DELETED -> "The deletion of this server was ordered already.";
          case KEPT -> "It was decided already to keep this server.";
        };
    if (reason != null) {
      throw new Refusal(UserError.of(Code.WRONG_STATUS, reason));
    }
  }

  private void delete(Caller caller, ProvisioningOrder order, int panelServerId) {
    String summary =
        "Deleted server " + panelServerId + " of the panel, which the order had too much";
    try {
      Optional<OwnedServer> now =
          panel.ofUser(Objects.requireNonNull(order.panelUserId())).stream()
              .filter(server -> server.id() == panelServerId)
              .findFirst();
      if (now.isPresent() && !now.get().untouched()) {
        throw new Refusal(
            UserError.of(
                Code.WRONG_STATUS,
                "Somebody has named this server or installed something on it since. Look at it on"
                    + " the panel; then adopt it, or keep it."));
      }
      if (now.isPresent()) {
        lifecycle.delete(panelServerId, properties.terminateDelayMinutes());
      } else {
        summary = "The panel no longer had server " + panelServerId + ", which was too much";
      }
    } catch (PanelNotFound e) {
      summary = "The panel no longer had server " + panelServerId + ", which was too much";
    } catch (PanelException e) {
      throw PanelRefusals.of(e);
    }
    end(caller, order, panelServerId, SurplusServer.State.DELETED, summary);
  }

  private void end(
      Caller caller,
      ProvisioningOrder order,
      int panelServerId,
      SurplusServer.State state,
      String summary) {
    surplus.settle(panelServerId, state);
    orders.note(order.id(), OrderStep.CREATE, Outcome.DONE, summary + " (" + caller.name() + ").");
    activities.note(caller, order.serverId(), "order.surplus", summary, true, null);
  }
}
