package dev.slipway.access;

import dev.slipway.activity.Activities;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelQueue;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskState;
import dev.slipway.task.TaskWork;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Follows new passwords to their end by the panel's queue: nothing else tells whether the guest
 * took one.
 */
@Component
class ResetPasswordWork implements TaskWork {

  private static final String UNDER_WAY = "The password is being set inside the server.";

  private final Tasks tasks;
  private final Servers servers;
  private final PanelQueue queue;
  private final Activities activities;
  private final AccessProperties properties;
  private final Clock clock;

  ResetPasswordWork(
      Tasks tasks,
      Servers servers,
      PanelQueue queue,
      Activities activities,
      AccessProperties properties,
      Clock clock) {
    this.tasks = tasks;
    this.servers = servers;
    this.queue = queue;
    this.activities = activities;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public boolean handles(TaskKind kind) {
    return kind == TaskKind.RESET_PASSWORD;
  }

  @Override
  public Duration step(Task task) {
    Long queueId = task.panelQueueId();
    if (task.state() == TaskState.QUEUED) {
      fail(task, "Slipway was restarted while it gave the order. Try again.");
    } else if (queueId == null) {
      succeed(task, "The panel has taken the order and does not say more. Try the new password.");
    } else {
      look(task, queueId);
    }
    return properties.pollInterval();
  }

  private void look(Task task, long queueId) {
    try {
      PanelQueue.Item item = queue.read(queueId);
      if (item.failed()) {
        fail(
            task,
            "The password was not changed. The server has to be running, with the guest agent in it.");
        return;
      }
      if (item.finished()) {
        succeed(task, "The new password is set.");
        return;
      }
      tasks.progress(task, item.progressPercent(), UNDER_WAY);
    } catch (PanelNotFound e) {
      succeed(task, "The panel no longer says how this ended. Try the new password.");
      return;
    } catch (PanelException e) {
      tasks.progress(task, task.progressPercent(), "The panel can't be reached; waiting for it.");
    }
    if (Duration.between(task.startedAt(), clock.instant()).compareTo(properties.taskTimeout())
        > 0) {
      fail(task, "This took too long. Try the new password, or try again.");
    }
  }

  private void succeed(Task task, String message) {
    tasks.end(task, TaskState.SUCCEEDED, message);
    tellChanged(task);
  }

  private void fail(Task task, String message) {
    tasks.end(task, TaskState.FAILED, message);
    activities.noteTaskFailed(task.id(), message);
    tellChanged(task);
  }

  private void tellChanged(Task task) {
    java.util.Optional<Server> server = servers.find(task.serverId());
    server.ifPresent(servers::tellChanged);
  }
}
