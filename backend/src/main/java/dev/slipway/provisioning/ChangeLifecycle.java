package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelLifecycle;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.server.Server;
import dev.slipway.server.ServerEvents;
import dev.slipway.server.ServerReads;
import dev.slipway.server.ServerSuspended;
import dev.slipway.server.ServerTerminated;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskRunner;
import dev.slipway.task.TaskState;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Suspending, unsuspending and terminating: behaviour §23. The panel has taken the order when the
 * task is given; {@link LifecycleWork} follows it until the server shows it.
 */
@Service
class ChangeLifecycle {

  /** Longer than the panel's own time limit for a change: until then one may be on its way. */
  private static final Duration ORDER_LIMIT = Duration.ofMinutes(2);

  private final Servers servers;
  private final ServerReads reads;
  private final ServerEvents events;
  private final Tasks tasks;
  private final TaskRunner runner;
  private final Activities activities;
  private final Mutations mutations;
  private final PanelLifecycle panel;
  private final ProvisioningProperties properties;
  private final Clock clock;

  ChangeLifecycle(
      Servers servers,
      ServerReads reads,
      ServerEvents events,
      Tasks tasks,
      TaskRunner runner,
      Activities activities,
      Mutations mutations,
      PanelLifecycle panel,
      ProvisioningProperties properties,
      Clock clock) {
    this.servers = servers;
    this.reads = reads;
    this.events = events;
    this.tasks = tasks;
    this.runner = runner;
    this.activities = activities;
    this.mutations = mutations;
    this.panel = panel;
    this.properties = properties;
    this.clock = clock;
  }

  /** One kind of change, and what it is called elsewhere. */
  private record Change(
      LifecycleActionKind kind,
      TaskKind taskKind,
      String activity,
      String label,
      String gone,
      Runnable call) {}

  Task suspend(Caller caller, String serverId) {
    Server server = admit(caller, serverId, LifecycleActionKind.SUSPEND);
    Change change =
        new Change(
            LifecycleActionKind.SUSPEND,
            TaskKind.SUSPEND,
            "server.suspend",
            "Suspend",
            "The panel no longer has this server, so there was nothing to suspend.",
            () -> panel.suspend(number(server)));
    Task task = give(caller, server, change);
    events.tell(new ServerSuspended(server.id()));
    return task;
  }

  Task unsuspend(Caller caller, String serverId) {
    Server server = admit(caller, serverId, LifecycleActionKind.UNSUSPEND);
    Change change =
        new Change(
            LifecycleActionKind.UNSUSPEND,
            TaskKind.UNSUSPEND,
            "server.unsuspend",
            "Unsuspend",
            "",
            () -> panel.unsuspend(number(server)));
    return give(caller, server, change);
  }

  /**
   * Orders a server's deletion.
   *
   * @param givenDelay in minutes; null for the setting's
   */
  Task terminate(Caller caller, String serverId, @Nullable Integer givenDelay) {
    Server server = servers.require(caller, serverId);
    LifecycleRules.requireLinked(LifecycleActionKind.TERMINATE, server);
    int delay = givenDelay == null ? properties.terminateDelayMinutes() : givenDelay;
    if (delay < 0 || delay > PanelLifecycle.LONGEST_DELAY_MINUTES) {
      throw new Refusal(
          UserError.invalid(
              "delayMinutes", "Give 0 to " + PanelLifecycle.LONGEST_DELAY_MINUTES + " minutes."));
    }
    admit(server, LifecycleActionKind.TERMINATE);
    Change change =
        new Change(
            LifecycleActionKind.TERMINATE,
            TaskKind.TERMINATE,
            "server.terminate",
            delay == 0 ? "Terminate" : "Terminate in " + delay + " minutes",
            "The panel had no such server any more.",
            () -> {
              panel.delete(number(server), delay);
              Instant at = clock.instant().plus(Duration.ofMinutes(delay));
              servers.keepTermination(server, at);
            });
    Task task = give(caller, server, change);
    events.tell(new ServerTerminated(server.id()));
    return task;
  }

  private Server admit(Caller caller, String serverId, LifecycleActionKind kind) {
    Server server = servers.require(caller, serverId);
    LifecycleRules.requireLinked(kind, server);
    admit(server, kind);
    return server;
  }

  private void admit(Server server, LifecycleActionKind kind) {
    if (LifecycleRules.isRefusedByStatus(kind, server)) {
      // What is known may be out of date: somebody may have changed it on the panel.
      LifecycleRules.requireStatus(kind, fresh(server));
    }
    LifecycleRules.requireIdle(tasks.openOn(server.id()).orElse(null));
  }

  private Server fresh(Server server) {
    if (server.terminatesAt() != null) {
      return server;
    }
    return reads.read(server).orRefuse();
  }

  private static int number(Server server) {
    return Objects.requireNonNull(server.panelServerId());
  }

  private Task give(Caller caller, Server server, Change change) {
    Task task =
        tasks
            .open(server.id(), change.taskKind(), change.label() + " was ordered.")
            .orElseThrow(() ->
                new Refusal(
                    UserError.of(
                        Code.BUSY,
                        "Another action is still running on this server. Wait until it ends.")));
    mutations.begun(task.id());
    runner.attend(task.id(), clock.instant().plus(ORDER_LIMIT));
    servers.tellChanged(server);
    try {
      change.call().run();
    } catch (PanelNotFound e) {
      return lost(caller, server, change, task, e);
    } catch (PanelException e) {
      tasks.withdraw(task);
      servers.tellChanged(server);
      note(caller, server, change, change.label() + ": the panel did not take the order", false);
      throw PanelRefusals.of(e);
    }
    Task accepted = tasks.accepted(task.id(), OptionalLong.empty()).orElse(task);
    reads.settle(server);
    activities.note(caller, server.id(), change.activity(), change.label(), true, accepted.id());
    runner.attend(task.id(), clock.instant());
    return accepted;
  }

  /**
   * The panel says that it has no such server. For a suspension and a termination that is as good:
   * nobody can use what is not there. A customer whose service is to go on has none, though.
   */
  private Task lost(Caller caller, Server server, Change change, Task task, PanelNotFound failure) {
    boolean terminated = change.kind() == LifecycleActionKind.TERMINATE;
    if (terminated) {
      servers.keepTermination(server, clock.instant());
    }
    servers.keepGone(server);
    if (change.kind() == LifecycleActionKind.UNSUSPEND) {
      tasks.withdraw(task);
      servers.tellChanged(server);
      note(caller, server, change, "Unsuspend: the panel no longer has this server", false);
      throw PanelRefusals.of(failure);
    }
    tasks.end(task, TaskState.SUCCEEDED, change.gone());
    servers.tellChanged(server);
    note(caller, server, change, change.label() + ". " + change.gone(), true);
    return tasks.find(task.id()).orElse(task);
  }

  private void note(
      Caller caller, Server server, Change change, String summary, boolean succeeded) {
    activities.note(caller, server.id(), change.activity(), summary, succeeded, null);
  }
}
