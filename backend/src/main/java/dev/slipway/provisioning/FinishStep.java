package dev.slipway.provisioning;

import dev.slipway.provisioning.OrderEvent.Outcome;
import dev.slipway.provisioning.ProvisioningOrder.Install;
import dev.slipway.provisioning.ProvisioningOrders.Change;
import dev.slipway.server.ServerCreated;
import dev.slipway.server.ServerEvents;
import dev.slipway.server.Servers;
import dev.slipway.task.TaskState;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The end of an order: whoever listens is told, and the task ends. What listeners do, reverse DNS
 * for one, can't fail the order.
 */
@Component
class FinishStep {

  private final ProvisioningOrders orders;
  private final OrderProgress progress;
  private final Tasks tasks;
  private final Servers servers;
  private final ServerEvents events;
  private final Clock clock;

  FinishStep(
      ProvisioningOrders orders,
      OrderProgress progress,
      Tasks tasks,
      Servers servers,
      ServerEvents events,
      Clock clock) {
    this.orders = orders;
    this.progress = progress;
    this.tasks = tasks;
    this.servers = servers;
    this.events = events;
    this.clock = clock;
  }

  Duration take(ProvisioningOrder order) {
    Install install = order.wish().install();
    // Told before it is noted, so that a node that dies in between has it told twice, not never.
    servers.tellCreated(order.serverId());
    events.tell(new ServerCreated(order.serverId(), install == null ? null : install.hostname()));
    orders.change(
        order, new Change().state(OrderState.DONE).finished(clock.instant()).problem(null));
    orders.note(order.id(), OrderStep.FINISH, Outcome.DONE, "The order is done.");
    progress
        .task(order)
        .ifPresent(task ->
            tasks.end(
                task,
                TaskState.SUCCEEDED,
                install == null ? "The server is made." : "The server is ready."));
    progress.settle(order);
    return Duration.ZERO;
  }
}
