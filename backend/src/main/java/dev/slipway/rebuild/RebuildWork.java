package dev.slipway.rebuild;

import dev.slipway.activity.Activities;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelQueue;
import dev.slipway.panel.PanelServer;
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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows installations to their end by the server's build state. The state from before the order
 * may be seen once more at the beginning, and must not be taken for the end: it counts once another
 * one has been seen, which the task's message keeps, or after a while.
 */
@Component
class RebuildWork implements TaskWork {

  private static final String WAITING = "The panel will begin with the installation in a moment.";
  private static final String INSTALLING = "The operating system is being installed.";
  private static final Set<String> BEGUN = Set.of(WAITING, INSTALLING);

  /** A panel that has taken an order shows it by then. */
  private static final Duration SHOWN_BY_THEN = Duration.ofSeconds(15);

  private final Tasks tasks;
  private final Servers servers;
  private final ServerReads reads;
  private final PanelQueue queue;
  private final Activities activities;
  private final RebuildProperties properties;
  private final Clock clock;

  RebuildWork(
      Tasks tasks,
      Servers servers,
      ServerReads reads,
      PanelQueue queue,
      Activities activities,
      RebuildProperties properties,
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
    return kind == TaskKind.REBUILD;
  }

  @Override
  public Duration step(Task task) {
    Optional<Server> server = servers.find(task.serverId());
    if (server.isEmpty() || !server.get().isProvisioned()) {
      fail(task, server.orElse(null), "The server no longer exists.");
    } else if (task.state() == TaskState.QUEUED) {
      fail(
          task,
          server.get(),
          "Slipway was restarted while it gave the order. Look at the server, then try again.");
    } else {
      look(task, reads.read(server.get()));
    }
    return properties.pollInterval();
  }

  private void look(Task task, ServerRead read) {
    PanelServer seen = read.server().snapshot();
    if (read.failure() != null || seen == null) {
      tasks.progress(task, task.progressPercent(), "The panel can't be reached; waiting for it.");
    } else if (isOver(task, seen)) {
      end(task, read.server(), seen);
      return;
    } else {
      boolean installing = seen.buildState() == PanelServer.BuildState.BUILDING;
      boolean waiting = seen.buildState() == PanelServer.BuildState.QUEUED;
      String message = installing ? INSTALLING : waiting ? WAITING : task.message();
      tasks.progress(task, progress(task), message);
    }
    if (elapsed(task).compareTo(properties.taskTimeout()) > 0) {
      fail(
          task,
          read.server(),
          "The installation took too long. Look at the server, then try again or ask support.");
    }
  }

  private boolean isOver(Task task, PanelServer seen) {
    boolean shown = BEGUN.contains(task.message()) || elapsed(task).compareTo(SHOWN_BY_THEN) > 0;
    return switch (seen.buildState()) {
      case ALLOCATED, QUEUED, BUILDING -> false;
      case COMPLETE -> shown || isAfter(seen.built(), task.startedAt());
      case FAILED -> shown;
    };
  }

  private static boolean isAfter(@Nullable Instant built, Instant ordered) {
    return built != null && built.isAfter(ordered);
  }

  private void end(Task task, Server server, PanelServer seen) {
    if (seen.buildState() == PanelServer.BuildState.FAILED) {
      fail(task, server, "The installation failed. Try again, or ask support.");
    } else {
      tasks.end(task, TaskState.SUCCEEDED, "The operating system is installed.");
      settle(server);
    }
  }

  /** What the panel's queue says, where it named an item for the order. */
  private @Nullable Integer progress(Task task) {
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

  private Duration elapsed(Task task) {
    return Duration.between(task.startedAt(), clock.instant());
  }

  private void fail(Task task, @Nullable Server server, String message) {
    tasks.end(task, TaskState.FAILED, message);
    activities.noteTaskFailed(task.id(), message);
    if (server != null) {
      settle(server);
    }
  }

  /** The status followed the task; now it follows the panel again. */
  private void settle(Server server) {
    reads.settle(server);
    servers.tellChanged(server);
  }
}
