package dev.slipway.provisioning;

import dev.slipway.provisioning.ProvisioningOrders.Overtaken;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskState;
import dev.slipway.task.TaskWork;
import dev.slipway.task.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries orders on, one step at a time, whichever node it is. Everything that a step needs stands
 * in the store before it is done.
 */
@Component
class OrderWork implements TaskWork {

  private static final Logger log = LoggerFactory.getLogger(OrderWork.class);

  private final ProvisioningOrders orders;
  private final OrderProgress progress;
  private final Tasks tasks;
  private final PanelUserStep panelUser;
  private final CreateStep create;
  private final BuildStep build;
  private final FinishStep finish;

  OrderWork(
      ProvisioningOrders orders,
      OrderProgress progress,
      Tasks tasks,
      PanelUserStep panelUser,
      CreateStep create,
      BuildStep build,
      FinishStep finish) {
    this.orders = orders;
    this.progress = progress;
    this.tasks = tasks;
    this.panelUser = panelUser;
    this.create = create;
    this.build = build;
    this.finish = finish;
  }

  @Override
  public boolean handles(TaskKind kind) {
    return kind == TaskKind.CREATE;
  }

  @Override
  public Duration step(Task task) {
    Optional<ProvisioningOrder> order = orders.ofTask(task.id());
    if (order.isEmpty()) {
      tasks.end(task, TaskState.FAILED, "This order was taken up again by another task.");
      return Duration.ZERO;
    }
    if (order.get().state() != OrderState.RUNNING) {
      return endWith(order.get(), task);
    }
    if (task.state() == TaskState.QUEUED) {
      tasks.accepted(task.id(), OptionalLong.empty());
    }
    try {
      return step(order.get());
    } catch (Overtaken e) {
      log.info("{}; looking again", e.getMessage());
      return Duration.ZERO;
    }
  }

  private Duration step(ProvisioningOrder order) {
    return switch (order.step()) {
      case PANEL_USER -> panelUser.take(order);
      case CREATE -> create.take(order);
      case BUILD -> build.build(order);
      case INSTALLATION -> build.follow(order);
      case FINISH -> finish.take(order);
    };
  }

  /** The node died between the end of the order and the end of its task. */
  private Duration endWith(ProvisioningOrder order, Task task) {
    if (order.state() == OrderState.DONE) {
      tasks.end(task, TaskState.SUCCEEDED, "The server is ready.");
      progress.settle(order);
    } else {
      progress.endTask(order, "The server could not be set up by itself.");
    }
    return Duration.ZERO;
  }
}
