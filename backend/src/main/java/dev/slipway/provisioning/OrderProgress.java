package dev.slipway.provisioning;

import dev.slipway.activity.Activities;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.provisioning.OrderEvent.Outcome;
import dev.slipway.provisioning.ProvisioningOrders.Change;
import dev.slipway.server.Server;
import dev.slipway.server.ServerReads;
import dev.slipway.server.ServerStatus;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskState;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What all steps of an order do alike: going on, trying again, and waiting for a person. */
@Component
class OrderProgress {

  private static final Logger log = LoggerFactory.getLogger(OrderProgress.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final String TO_CUSTOMER =
      "The server could not be set up by itself. The host has been told and will look at it.";

  private final ProvisioningOrders orders;
  private final Tasks tasks;
  private final Servers servers;
  private final ServerReads reads;
  private final Activities activities;
  private final ProvisioningProperties properties;
  private final Clock clock;

  OrderProgress(
      ProvisioningOrders orders,
      Tasks tasks,
      Servers servers,
      ServerReads reads,
      Activities activities,
      ProvisioningProperties properties,
      Clock clock) {
    this.orders = orders;
    this.tasks = tasks;
    this.servers = servers;
    this.reads = reads;
    this.activities = activities;
    this.properties = properties;
    this.clock = clock;
  }

  /** The next step follows at once. */
  Duration goOn(ProvisioningOrder order, OrderStep next, Change more, String done) {
    orders.note(order.id(), order.step(), Outcome.DONE, done);
    orders.change(order, more.step(next, clock.instant()));
    return Duration.ZERO;
  }

  /**
   * What to do about a call that certainly did nothing, or a read in vain: the same again after a
   * while, until it has been tried for too long.
   *
   * @param doing what was tried, for operators
   */
  Duration retry(ProvisioningOrder order, Change more, PanelException failure, String doing) {
    return switch (failure) {
      case PanelRefused refused when refused.locked() ->
          again(order, more, doing + ": the panel has locked it while it works.", null);
      case PanelUnavailable away ->
          again(
              order,
              more,
              doing + ": the panel gives no usable answer (" + away.getMessage() + ").",
              away.retryAfter().orElse(null));
      case PanelReplyUnreadable unreadable ->
          order.attempts() + 1 >= properties.maxAttempts()
              ? waitForPerson(
                  order,
                  more,
                  doing
                      + ": the panel's answers make no sense ("
                      + unreadable.getMessage()
                      + "). Look at the panel and at slipway.panel.url, then retry.")
              : again(
                  order,
                  more,
                  doing + ": the panel's answer makes no sense (" + unreadable.getMessage() + ").",
                  null);
      case PanelRefused refused ->
          waitForPerson(
              order,
              more,
              doing
                  + ": the panel refused it and said: “"
                  + refused.reason()
                  + "”. Put that right on the panel or in the product, then retry; or cancel.");
      case PanelNotFound gone ->
          waitForPerson(
              order, more, doing + ": the panel has no such server any more. Retry, or cancel.");
    };
  }

  /** The same again after a while that grows. */
  Duration again(ProvisioningOrder order, Change more, String problem, @Nullable Duration atLeast) {
    Instant now = clock.instant();
    if (Duration.between(order.stepSince(), now).compareTo(properties.retryFor()) > 0) {
      return waitForPerson(
          order, more, problem + " It was tried for " + hours() + " hours. Retry when it is back.");
    }
    if (!problem.equals(order.problem())) {
      orders.note(order.id(), order.step(), Outcome.PROBLEM, problem);
    }
    int attempts = order.attempts() + 1;
    orders.change(order, more.attempts(attempts).problem(problem));
    say(order, "The host's systems are busy; this goes on by itself.");
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    Duration bounded =
        pause.compareTo(properties.longestPause()) > 0 ? properties.longestPause() : pause;
    return atLeast != null && atLeast.compareTo(bounded) > 0 ? atLeast : bounded;
  }

  private long hours() {
    return Math.max(1, properties.retryFor().toHours());
  }

  /** The order can't go on by itself; the customer's task ends. */
  Duration waitForPerson(ProvisioningOrder order, Change more, String problem) {
    orders.note(order.id(), order.step(), Outcome.PROBLEM, problem);
    orders.change(order, more.state(OrderState.WAITING).problem(problem));
    log.warn("Order {} waits for a person: {}", order.id(), problem);
    endTask(order, TO_CUSTOMER);
    return Duration.ZERO;
  }

  /** Ends the task that shows an order which does not go on. */
  void endTask(ProvisioningOrder order, String message) {
    tasks
        .find(order.taskId())
        .filter(task -> !task.state().isEnded())
        .ifPresent(task -> {
          tasks.end(task, TaskState.FAILED, message);
          activities.noteTaskFailed(task.id(), message);
        });
    settle(order);
  }

  /** Makes the service's status fit after its task began or ended. */
  void settle(ProvisioningOrder order) {
    servers
        .find(order.serverId())
        .ifPresent(server -> {
          if (server.panelServerId() == null) {
            servers.keepStatus(server, statusWithoutServer(order));
          } else {
            reads.settle(server);
          }
          servers.tellChanged(server);
        });
  }

  private ServerStatus statusWithoutServer(ProvisioningOrder order) {
    OrderState now = orders.find(order.id()).map(ProvisioningOrder::state).orElse(order.state());
    return switch (now) {
      case RUNNING -> ServerStatus.PROVISIONING;
      case WAITING, STOPPED -> ServerStatus.FAILED;
      case CANCELLED -> ServerStatus.TERMINATED;
      case DONE -> ServerStatus.PENDING;
    };
  }

  /** What the customer reads meanwhile. */
  void say(ProvisioningOrder order, String message) {
    task(order).ifPresent(task -> tasks.progress(task, task.progressPercent(), message));
  }

  Optional<Task> task(ProvisioningOrder order) {
    return tasks.find(order.taskId());
  }

  Optional<Server> server(ProvisioningOrder order) {
    return servers.find(order.serverId());
  }
}
