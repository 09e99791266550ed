package dev.slipway.provisioning;

import dev.slipway.activity.Activities;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelLifecycle;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.server.Server;
import dev.slipway.server.ServerEvents;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import dev.slipway.server.ServerStatus;
import dev.slipway.server.ServerTerminated;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskState;
import dev.slipway.task.TaskWork;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Follows suspensions, their ends and deletions until the server shows them. A busy server is
 * suspended when it no longer is, and a deletion waits for its time; the panel has taken the order
 * all the same.
 */
@Component
class LifecycleWork implements TaskWork {

  /** A deletion that is far away is looked at this often: somebody may delete it on the panel. */
  private static final Duration FAR_AWAY = Duration.ofMinutes(10);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Tasks tasks;
  private final Servers servers;
  private final ServerReads reads;
  private final ServerEvents events;
  private final Activities activities;
  private final PanelLifecycle panel;
  private final ProvisioningProperties properties;
  private final Clock clock;

  LifecycleWork(
      Tasks tasks,
      Servers servers,
      ServerReads reads,
      ServerEvents events,
      Activities activities,
      PanelLifecycle panel,
      ProvisioningProperties properties,
      Clock clock) {
    this.tasks = tasks;
    this.servers = servers;
    this.reads = reads;
    this.events = events;
    this.activities = activities;
    this.panel = panel;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public boolean handles(TaskKind kind) {
    return kind == TaskKind.SUSPEND || kind == TaskKind.UNSUSPEND || kind == TaskKind.TERMINATE;
  }

  @Override
  public Duration step(Task task) {
    Optional<Server> server = servers.find(task.serverId());
    if (server.isEmpty()) {
      end(task, TaskState.FAILED, "The server no longer exists.");
    } else if (task.state() == TaskState.QUEUED) {
      return giveAgain(task, server.get());
    } else if (task.kind() == TaskKind.TERMINATE) {
      return lookForEnd(task, server.get());
    } else {
      lookForSuspension(task, server.get());
    }
    return properties.pollInterval();
  }

  /**
   * Slipway went down while it gave the order. A suspension and its end can be ordered twice; a
   * deletion may have been put off for longer than what is still known, so a person looks.
   */
  private Duration giveAgain(Task task, Server server) {
    Integer number = server.panelServerId();
    boolean terminating = task.kind() == TaskKind.TERMINATE;
    if (number == null || (terminating && server.terminatesAt() == null)) {
      fail(
          task,
          server,
          "Slipway was restarted while it gave the order. Look at the server, then try again.");
      return Duration.ZERO;
    }
    try {
      if (task.kind() == TaskKind.SUSPEND) {
        panel.suspend(number);
      } else if (task.kind() == TaskKind.UNSUSPEND) {
        panel.unsuspend(number);
      }
      tasks.accepted(task.id(), java.util.OptionalLong.empty());
      reads.settle(server);
    } catch (PanelNotFound e) {
      gone(task, servers.keepGone(server));
    } catch (PanelException e) {
      fail(task, server, "The panel did not take the order. Try again.");
    }
    return Duration.ZERO;
  }

  private void lookForSuspension(Task task, Server server) {
    ServerRead read = reads.read(server);
    boolean wanted = task.kind() == TaskKind.SUSPEND;
    if (read.failure() != null) {
      tasks.progress(task, null, "The panel can't be reached; waiting for it.");
    } else if (read.server().status() == ServerStatus.TERMINATED) {
      gone(task, read.server());
      return;
    } else if (isSuspendedOnPanel(read.server()) == wanted) {
      end(
          task,
          TaskState.SUCCEEDED,
          wanted ? "The server is suspended." : "The server is no longer suspended.");
      settle(server);
      return;
    } else {
      tasks.progress(
          task, null, "The panel has taken the order; it carries it out when the server is free.");
    }
    if (elapsed(task).compareTo(properties.taskTimeout()) > 0) {
      fail(
          task,
          server,
          "The panel took the order, but the server does not show it. Look at it on the panel.");
    }
  }

  private static boolean isSuspendedOnPanel(Server server) {
    return server.snapshot() != null && server.snapshot().suspended();
  }

  private Duration lookForEnd(Task task, Server server) {
    ServerRead read = reads.read(server);
    Instant due = server.terminatesAt();
    Instant now = clock.instant();
    if (read.failure() == null && read.server().status() == ServerStatus.TERMINATED) {
      gone(task, read.server());
      return Duration.ZERO;
    }
    if (due != null && due.isAfter(now)) {
      tasks.progress(task, null, "The server will be deleted on " + MOMENT.format(due) + ".");
      Duration left = Duration.between(now, due);
      return left.compareTo(FAR_AWAY) < 0 ? left : FAR_AWAY;
    }
    tasks.progress(
        task,
        null,
        read.failure() == null
            ? "The server is being deleted."
            : "The panel can't be reached; waiting for it.");
    Instant since = due == null ? task.startedAt() : due;
    if (read.failure() == null && now.isAfter(since.plus(properties.taskTimeout()))) {
      fail(
          task,
          server,
          "The panel took the order to delete the server, but still has it. Look at it there.");
    }
    return properties.pollInterval();
  }

  /** The panel has no such server: good for who suspends or terminates, bad for who goes on. */
  private void gone(Task task, Server server) {
    if (task.kind() == TaskKind.UNSUSPEND) {
      fail(task, server, "The panel no longer has this server.");
    } else if (task.kind() == TaskKind.SUSPEND) {
      end(
          task,
          TaskState.SUCCEEDED,
          "The panel no longer has this server, so there was nothing to suspend.");
    } else {
      end(task, TaskState.SUCCEEDED, "The server has been deleted.");
      // Told when the order was taken, but perhaps by a node that died at that moment.
      events.tell(new ServerTerminated(server.id()));
    }
    servers.tellChanged(server);
  }

  private Duration elapsed(Task task) {
    return Duration.between(task.startedAt(), clock.instant());
  }

  private void end(Task task, TaskState state, String message) {
    tasks.end(task, state, message);
    if (state == TaskState.FAILED) {
      activities.noteTaskFailed(task.id(), message);
    }
  }

  private void fail(Task task, Server server, String message) {
    end(task, TaskState.FAILED, message);
    settle(server);
  }

  private void settle(Server server) {
    reads.settle(server);
    servers.tellChanged(server);
  }
}
