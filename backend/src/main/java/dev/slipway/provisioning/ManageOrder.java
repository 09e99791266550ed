package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.catalog.StockReservations;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelOrders;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.provisioning.OrderEvent.Outcome;
import dev.slipway.provisioning.ProvisioningOrder.OpenCall;
import dev.slipway.provisioning.ProvisioningOrders.Change;
import dev.slipway.provisioning.ProvisioningOrders.Overtaken;
import dev.slipway.provisioning.SurplusServers.Watch;
import dev.slipway.server.Server;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskRunner;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator can do about an order: stop it, take it up again, decide for it, give it up. */
@Service
class ManageOrder {

  private final ProvisioningOrders orders;
  private final OrderProgress progress;
  private final CreateStep createStep;
  private final ChangeLifecycle lifecycle;
  private final LinkServer links;
  private final StockReservations stock;
  private final SurplusServers surplus;
  private final PanelOrders panel;
  private final Tasks tasks;
  private final TaskRunner runner;
  private final Activities activities;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ManageOrder(
      ProvisioningOrders orders,
      OrderProgress progress,
      CreateStep createStep,
      ChangeLifecycle lifecycle,
      LinkServer links,
      StockReservations stock,
      SurplusServers surplus,
      PanelOrders panel,
      Tasks tasks,
      TaskRunner runner,
      Activities activities,
      TransactionTemplate transaction,
      Clock clock) {
    this.orders = orders;
    this.progress = progress;
    this.createStep = createStep;
    this.lifecycle = lifecycle;
    this.links = links;
    this.stock = stock;
    this.surplus = surplus;
    this.panel = panel;
    this.tasks = tasks;
    this.runner = runner;
    this.activities = activities;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Takes an order up again that waits or was stopped, at the step where it stands. */
  String retry(Caller caller, String orderId) {
    ProvisioningOrder order = find(orderId);
    OrderRules.require(OrderRules.Action.RETRY, order);
    // Where nobody but a person can know what became of a call, trying again says that nothing did.
    Change change = CreateStep.isBeyondFinding(order) ? new Change().noCall() : new Change();
    takeUp(caller, order, change, "taken up again");
    return order.id();
  }

  /** Stops an order where it stands. What the panel is doing for it goes on there. */
  String stop(Caller caller, String orderId) {
    ProvisioningOrder order = find(orderId);
    OrderRules.require(OrderRules.Action.STOP, order);
    ProvisioningOrder stopped =
        unlessOvertaken(() ->
            orders.change(
                order,
                new Change()
                    .state(OrderState.STOPPED)
                    .problem("Stopped by " + caller.name() + ".")));
    note(caller, stopped, "order.stop", "Stopped the order");
    progress.endTask(stopped, "The host has stopped this order.");
    return order.id();
  }

  /** Says which server of the panel an order made, and has it go on with that one. */
  String resolve(Caller caller, String orderId, int panelServerId) {
    ProvisioningOrder order = find(orderId);
    OrderRules.require(OrderRules.Action.RESOLVE, order);
    links.requireOwn(caller, progress.server(order).orElseThrow(), links.read(panelServerId));
    OpenCall call = order.call();
    List<Integer> before =
        call == null || call.serversBefore() == null ? List.of() : call.serversBefore();
    watch(order);
    // Linked while nobody carries the order on, so that nobody looks for its server meanwhile.
    unlessOvertaken(() ->
        createStep.link(order, before, panelServerId, caller.name() + " says that it is server "));
    takeUp(caller, find(orderId), new Change(), "told its server by hand");
    return order.id();
  }

  /**
   * Gives an order up: its server, where there is one, is deleted, its place in stock is given
   * back, and the service ends.
   */
  String cancel(Caller caller, String orderId) {
    ProvisioningOrder order = find(orderId);
    OrderRules.require(OrderRules.Action.CANCEL, order);
    Server server = progress.server(order).orElseThrow();
    if (server.panelServerId() == null) {
      requireNothingMade(order);
      watch(order);
    } else if (server.missingSince() == null) {
      lifecycle.terminate(caller, server.id(), 0);
    }
    ProvisioningOrder cancelled =
        unlessOvertaken(() ->
            orders.change(
                order,
                new Change()
                    .state(OrderState.CANCELLED)
                    .noCall()
                    .problem(null)
                    .finished(clock.instant())));
    stock.release(server.id());
    note(caller, cancelled, "order.cancel", "Cancelled the order");
    progress.settle(cancelled);
    return order.id();
  }

  /** The panel may yet come to a call that nobody waits for any more. */
  private void watch(ProvisioningOrder order) {
    OpenCall call = order.call();
    if (call != null && call.serversBefore() != null && !CreateStep.isBeyondFinding(order)) {
      surplus.watch(order.id(), call.serversBefore());
    }
  }

  /** A server that may have been made for the order must not be left behind unseen. */
  private void requireNothingMade(ProvisioningOrder order) {
    OpenCall call = order.call();
    List<Integer> before =
        surplus
            .watchOf(order.id())
            .map(Watch::serversBefore)
            .orElse(call == null ? null : call.serversBefore());
    if (before == null || CreateStep.isBeyondFinding(order)) {
      return;
    }
    // A call that creates may still be on its way: it must have ended first.
    if (call != null
        && call.endedAt() == null
        && clock.instant().isBefore(call.beganAt().plus(panel.longestCall()))) {
      throw new Refusal(
          UserError.of(
              Code.BUSY, "The panel may still be making the server. Try again in a minute."));
    }
    List<Integer> made;
    try {
      made = createStep.untouchedSince(order, before);
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
    if (!made.isEmpty()) {
      throw new Refusal(
          UserError.of(
              Code.WRONG_STATUS,
              "The panel may have made a server for this order: "
                  + String.join(", ", made.stream().map(String::valueOf).toList())
                  + ". Delete it there first, or say that it is this order's."));
    }
  }

  private void takeUp(Caller caller, ProvisioningOrder order, Change change, String how) {
    Task task =
        Objects.requireNonNull(
            transaction.execute(status -> {
              Task opened =
                  tasks
                      .open(order.serverId(), TaskKind.CREATE, "The order goes on.")
                      .orElseThrow(() ->
                          new Refusal(
                              UserError.of(
                                  Code.BUSY,
                                  "A task is still running on this server. Wait until it ends.")));
              unlessOvertaken(
                  () -> orders.change(order, change.takenUp(opened.id(), clock.instant())));
              return opened;
            }));
    ProvisioningOrder taken = orders.find(order.id()).orElseThrow();
    String summary = "The order was " + how;
    orders.note(order.id(), order.step(), Outcome.BEGUN, summary + " by " + caller.name() + ".");
    activities.note(caller, order.serverId(), "order.retry", summary, true, task.id());
    runner.attend(task.id(), clock.instant());
    progress.settle(taken);
  }

  private void note(Caller caller, ProvisioningOrder order, String action, String summary) {
    orders.note(order.id(), order.step(), Outcome.PROBLEM, summary + " (" + caller.name() + ").");
    activities.note(caller, order.serverId(), action, summary, true, null);
  }

  private ProvisioningOrder find(String orderId) {
    return orders
        .find(orderId)
        .orElseThrow(() -> new Refusal(UserError.notFound("orderId", "order")));
  }

  private static <T> T unlessOvertaken(Supplier<T> change) {
    try {
      return change.get();
    } catch (Overtaken e) {
      throw new Refusal(
          UserError.of(Code.BUSY, "The order went on at this moment. Look at it, then try again."));
    }
  }
}
