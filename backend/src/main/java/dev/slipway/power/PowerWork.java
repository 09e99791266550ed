package dev.slipway.power;

import dev.slipway.activity.Activities;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelQueue;
import dev.slipway.server.PowerState;
import dev.slipway.server.Server;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskState;
import dev.slipway.task.TaskWork;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows power tasks to their end. The panel's queue says when it has done its part; only the
 * server's own state says whether the guest followed: a shutdown is over when the server has
 * stopped, not when the panel has asked it to.
 */
@Component
class PowerWork implements TaskWork {

  /**
   * A restart that the panel gives no queue item for: after this long a running server has been
   * through it.
   */
  private static final Duration BLIND_RESTART = Duration.ofSeconds(15);

  private final Tasks tasks;
  private final Servers servers;
  private final ServerReads reads;
  private final PanelQueue queue;
  private final Activities activities;
  private final PowerProperties properties;
  private final Clock clock;

  PowerWork(
      Tasks tasks,
      Servers servers,
      ServerReads reads,
      PanelQueue queue,
      Activities activities,
      PowerProperties properties,
      Clock clock) {
    this.tasks = tasks;
    this.servers = servers;
    this.reads = reads;
    this.queue = queue;
    this.activities = activities;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public boolean handles(TaskKind kind) {
    return PowerAction.of(kind).isPresent();
  }

  @Override
  public Duration step(Task task) {
    Optional<Server> server = servers.find(task.serverId());
    if (server.isEmpty() || !server.get().isProvisioned()) {
      fail(task, server.orElse(null), "The server no longer exists.");
      return Duration.ZERO;
    }
    if (task.state() == TaskState.QUEUED) {
      fail(
          task,
          server.get(),
          "Slipway was restarted while it gave the order. Look at the server, then try again.");
      return Duration.ZERO;
    }
    PowerAction action = PowerAction.of(task.kind()).orElseThrow();
    Progress progress = lookAtQueue(task, action);
    ServerRead read = reads.read(server.get());
    if (progress == Progress.FAILED) {
      fail(task, read.server(), "The panel could not do it. Try again, or ask support.");
    } else if (progress == Progress.DONE && isReached(task, action, read)) {
      tasks.end(task, TaskState.SUCCEEDED, done(action));
      servers.tellChanged(read.server());
    } else if (elapsed(task).compareTo(limit(action)) > 0) {
      fail(task, read.server(), tooLong(action, read));
    }
    return properties.pollInterval();
  }

  private enum Progress {
    UNDER_WAY,
    DONE,
    FAILED
  }

  private Progress lookAtQueue(Task task, PowerAction action) {
    Long queueId = task.panelQueueId();
    if (queueId == null) {
      return Progress.DONE;
    }
    try {
      PanelQueue.Item item = queue.read(queueId);
      if (item.failed()) {
        return Progress.FAILED;
      }
      tasks.progress(task, item.progressPercent(), underWay(action, item.finished()));
      return item.finished() ? Progress.DONE : Progress.UNDER_WAY;
    } catch (PanelNotFound e) {
      // The panel tidies its queue up: the state of the server is all there is to go by.
      return Progress.DONE;
    } catch (PanelException e) {
      tasks.progress(task, task.progressPercent(), "The panel can't be reached; waiting for it.");
      return Progress.UNDER_WAY;
    }
  }

  private boolean isReached(Task task, PowerAction action, ServerRead read) {
    if (read.failure() != null) {
      return false;
    }
    PowerState now = read.server().powerState();
    return switch (action) {
      case BOOT -> now == PowerState.RUNNING;
      case RESTART ->
          now == PowerState.RUNNING
              && (task.panelQueueId() != null || elapsed(task).compareTo(BLIND_RESTART) > 0);
      case SHUTDOWN, POWER_OFF -> now == PowerState.STOPPED;
    };
  }

  private Duration elapsed(Task task) {
    return Duration.between(task.startedAt(), clock.instant());
  }

  private Duration limit(PowerAction action) {
    return action == PowerAction.SHUTDOWN ? properties.shutdownTimeout() : properties.taskTimeout();
  }

  private void fail(Task task, @Nullable Server server, String message) {
    tasks.end(task, TaskState.FAILED, message);
    activities.noteTaskFailed(task.id(), message);
    if (server != null) {
      servers.tellChanged(server);
    }
  }

  private static String underWay(PowerAction action, boolean panelIsDone) {
    return switch (action) {
      case BOOT -> "The server is starting.";
      case RESTART -> "The server is restarting.";
      case POWER_OFF -> "The server is being switched off.";
      case SHUTDOWN ->
          panelIsDone
              ? "The server was asked to shut down; waiting for it."
              : "The server is being asked to shut down.";
    };
  }

  private static String done(PowerAction action) {
    return switch (action) {
      case BOOT -> "The server is running.";
      case RESTART -> "The server has restarted.";
      case SHUTDOWN -> "The server has shut down.";
      case POWER_OFF -> "The server is off.";
    };
  }

  private static String tooLong(PowerAction action, ServerRead read) {
    if (read.failure() != null) {
      return "The panel can't be reached, so it is not known how this ended. Look at the server.";
    }
    return action == PowerAction.SHUTDOWN
        ? "The server did not shut down in time: its operating system ignored the request. "
            + "Force it off if it hangs."
        : "This took too long. Look at the server, then try again or ask support.";
  }
}
