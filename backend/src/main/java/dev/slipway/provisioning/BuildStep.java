package dev.slipway.provisioning;

import dev.slipway.panel.PanelBuilds;
import dev.slipway.panel.PanelBuilds.Build;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelQueue;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServer.BuildState;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.provisioning.OrderEvent.Outcome;
import dev.slipway.provisioning.ProvisioningOrder.Install;
import dev.slipway.provisioning.ProvisioningOrder.OpenCall;
import dev.slipway.provisioning.ProvisioningOrders.Change;
import dev.slipway.server.Server;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import dev.slipway.server.ServerStatus;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operating system is ordered, and its installation followed to the end. */
@Component
class BuildStep {

  /** A panel that has taken an order shows it by then. */
  private static final Duration SHOWN_BY_THEN = Duration.ofSeconds(15);

  /** A second time helps against a download that broke, a third time hardly ever. */
  private static final int INSTALLATIONS = 2;

  private final ProvisioningOrders orders;
  private final OrderProgress progress;
  private final PanelBuilds panel;
  private final PanelQueue queue;
  private final ServerReads reads;
  private final Tasks tasks;
  private final ProvisioningProperties properties;
  private final Clock clock;

  BuildStep(
      ProvisioningOrders orders,
      OrderProgress progress,
      PanelBuilds panel,
      PanelQueue queue,
      ServerReads reads,
      Tasks tasks,
      ProvisioningProperties properties,
      Clock clock) {
    this.orders = orders;
    this.progress = progress;
    this.panel = panel;
    this.queue = queue;
    this.reads = reads;
    this.tasks = tasks;
    this.properties = properties;
    this.clock = clock;
  }

  Duration build(ProvisioningOrder order) {
    Install install = Objects.requireNonNull(order.wish().install());
    OpenCall open = order.call();
    if (open != null) {
      return look(order, open);
    }
    ProvisioningOrder begun = orders.change(order, new Change().callBegins(clock.instant()));
    orders.note(order.id(), OrderStep.BUILD, Outcome.BEGUN, install.label() + " is being ordered.");
    progress.say(order, "The operating system will be installed in a moment.");
    try {
      OptionalLong queueId =
          panel.build(
              number(order),
              new Build(
                  install.templateId(), install.name(), install.hostname(), install.sshKeyIds()));
      tasks.accepted(order.taskId(), queueId);
      return taken(begun, install.label() + " was ordered.");
    } catch (PanelRefused e) {
      return progress.retry(begun, new Change().noCall(), e, "Ordering the installation");
    } catch (PanelUnavailable e) {
      return e.nothingDone()
          ? progress.retry(begun, new Change().noCall(), e, "Ordering the installation")
          : lost(begun, e);
    } catch (PanelNotFound e) {
      return progress.retry(begun, new Change().noCall(), e, "Ordering the installation");
    } catch (PanelException e) {
      return lost(begun, e);
    }
  }

  private static int number(ProvisioningOrder order) {
    return Objects.requireNonNull(order.panelServerId());
  }

  private Duration taken(ProvisioningOrder order, String done) {
    return progress.goOn(order, OrderStep.INSTALLATION, new Change(), done);
  }

  private Duration lost(ProvisioningOrder order, PanelException failure) {
    String problem = "The answer was lost: " + failure.getMessage() + ". Looking at the server.";
    orders.note(order.id(), OrderStep.BUILD, Outcome.PROBLEM, problem);
    orders.change(order, new Change().callEnded(clock.instant()).problem(problem));
    return Duration.ZERO;
  }

  /** The server itself says whether a build was ordered whose answer is not known. */
  private Duration look(ProvisioningOrder order, OpenCall open) {
    ServerRead read = read(order);
    PanelServer seen = read.server().snapshot();
    PanelException failure = read.failure();
    if (failure != null) {
      return progress.retry(order, new Change(), failure, "Looking at the server");
    }
    if (read.server().status() == ServerStatus.TERMINATED || seen == null) {
      return vanished(order);
    }
    if (seen.buildState() != BuildState.ALLOCATED && isOurs(order, seen)) {
      return taken(order, "The answer to the order of the installation was lost; it was taken.");
    }
    Instant ended = open.endedAt() == null ? open.beganAt() : open.endedAt();
    Duration left = Duration.between(clock.instant(), ended.plus(SHOWN_BY_THEN));
    if (left.isPositive() || seen.busy()) {
      return properties.pollInterval();
    }
    return order.attempts() + 1 >= properties.maxAttempts()
        ? progress.waitForPerson(
            order,
            new Change().noCall(),
            "The installation was ordered "
                + properties.maxAttempts()
                + " times, and the panel neither answered nor began. Look at the panel, then"
                + " retry.")
        : orderAgain(order);
  }

  private Duration orderAgain(ProvisioningOrder order) {
    orders.note(
        order.id(), OrderStep.BUILD, Outcome.PROBLEM, "The panel has not begun; ordered again.");
    orders.change(order, new Change().noCall().attempts(order.attempts() + 1));
    return Duration.ZERO;
  }

  /** A state from before this call has another name with it. */
  private static boolean isOurs(ProvisioningOrder order, PanelServer seen) {
    Install install = Objects.requireNonNull(order.wish().install());
    return seen.buildState() != BuildState.FAILED || seen.name().equals(install.name());
  }

  private Duration vanished(ProvisioningOrder order) {
    return progress.waitForPerson(
        order,
        new Change().noCall(),
        "The panel no longer has server "
            + number(order)
            + ", which was made for this order. Cancel the order; then order anew, or link the"
            + " service to another server.");
  }

  private ServerRead read(ProvisioningOrder order) {
    Server server = progress.server(order).orElseThrow();
    return reads.read(server);
  }

  Duration follow(ProvisioningOrder order) {
    ServerRead read = read(order);
    PanelServer seen = read.server().snapshot();
    if (read.failure() != null) {
      progress.say(order, "The panel can't be reached; waiting for it.");
    } else if (read.server().status() == ServerStatus.TERMINATED || seen == null) {
      return vanished(order);
    } else if (seen.buildState() == BuildState.COMPLETE) {
      return progress.goOn(
          order, OrderStep.FINISH, new Change(), "The operating system is installed.");
    } else if (seen.buildState() == BuildState.FAILED && countsAsFailed(order)) {
      return failed(order);
    } else {
      boolean begun = seen.buildState() == BuildState.BUILDING;
      Task task = progress.task(order).orElseThrow();
      tasks.progress(
          task,
          percent(task),
          begun
              ? "The operating system is being installed."
              : "The operating system will be installed in a moment.");
    }
    return elapsed(order).compareTo(properties.installTimeout()) > 0
        ? progress.waitForPerson(
            order,
            new Change(),
            "The installation takes too long. Look at the server on the panel; retry to go on"
                + " waiting.")
        : properties.pollInterval();
  }

  /** The failure of the time before may be seen once more at the beginning. */
  private boolean countsAsFailed(ProvisioningOrder order) {
    return order.attempts() == 0 || elapsed(order).compareTo(SHOWN_BY_THEN) > 0;
  }

  private Duration failed(ProvisioningOrder order) {
    int failures = order.attempts() + 1;
    if (failures >= INSTALLATIONS) {
      return progress.waitForPerson(
          order,
          new Change().step(OrderStep.BUILD, clock.instant()),
          "The installation failed "
              + failures
              + " times. Look at the server's queue on the panel, then retry; the customer can"
              + " rebuild it too.");
    }
    orders.note(
        order.id(), OrderStep.INSTALLATION, Outcome.PROBLEM, "It failed; it is ordered again.");
    orders.change(order, new Change().step(OrderStep.BUILD, clock.instant()).attempts(failures));
    return Duration.ZERO;
  }

  private Duration elapsed(ProvisioningOrder order) {
    return Duration.between(order.stepSince(), clock.instant());
  }

  /** What the panel's queue says, where it named an item for the order. */
  private @Nullable Integer percent(Task task) {
    Long queueId = task.panelQueueId();
    if (queueId == null) {
      return null;
    }
    try {
      return queue.read(queueId).progressPercent();
    } catch (PanelException e) {
      return task.progressPercent();
    }
  }
}
