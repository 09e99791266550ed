package dev.slipway.power;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.cluster.Windows;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelPower;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActions;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskRunner;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** Ordering power actions. The checks stand in the contract's order of refusals. */
@Service
class PowerServer {

  /** One for all four actions: behaviour §4. */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /**
   * Longer than the panel's own time limit for an order: until then the order may still be on its
   * way.
   */
  private static final Duration ORDER_LIMIT = Duration.ofMinutes(2);

  private final Servers servers;
  private final ServerReads reads;
  private final PanelPower panel;
  private final Windows windows;
  private final Tasks tasks;
  private final TaskRunner runner;
  private final Activities activities;
  private final Clock clock;

  PowerServer(
      Servers servers,
      ServerReads reads,
      PanelPower panel,
      Windows windows,
      Tasks tasks,
      TaskRunner runner,
      Activities activities,
      Clock clock) {
    this.servers = servers;
    this.reads = reads;
    this.panel = panel;
    this.windows = windows;
    this.tasks = tasks;
    this.runner = runner;
    this.activities = activities;
    this.clock = clock;
  }

  /** Orders a power action and has its task followed. */
  Task order(Caller caller, String serverId, PowerAction action) {
    Server server =
        servers
            .find(caller, serverId)
            .orElseThrow(() -> new Refusal(UserError.notFound("serverId", "server")));
    ServerActions.requireService(action.actionKind(), server);
    ServerActions.requireIdle(action.actionKind(), tasks.openOn(server.id()).orElse(null));
    openWindow(server);
    Server fresh = readFresh(server);
    ServerActions.requireService(action.actionKind(), fresh);
    ServerActions.requirePower(action.actionKind(), fresh);
    return order(caller, fresh, action);
  }

  private void openWindow(Server server) {
    windows
        .tryOpen(windowKey(server), WINDOW)
        .ifPresent(wait -> {
          throw new Refusal(
              UserError.rateLimited(
                  "This server had a power action a moment ago. Wait before the next one.", wait));
        });
  }

  private static String windowKey(Server server) {
    return "power:" + server.id();
  }

  private Server readFresh(Server server) {
    ServerRead read = reads.read(server);
    PanelException failure = read.failure();
    if (failure != null) {
      throw PanelRefusals.ofRead(failure);
    }
    return read.server();
  }

  private Task order(Caller caller, Server server, PowerAction action) {
    Task task =
        tasks
            .open(server.id(), action.taskKind(), action.label() + " was ordered.")
            .orElseThrow(() -> busy(server));
    runner.attend(task.id(), clock.instant().plus(ORDER_LIMIT));
    servers.tellChanged(server);
    try {
      OptionalLong queueId =
          panel.order(Objects.requireNonNull(server.panelServerId()), action.order());
      Task accepted = tasks.accepted(task.id(), queueId).orElse(task);
      activities.note(caller, server.id(), action.activity(), action.label(), true, accepted.id());
      runner.attend(task.id(), clock.instant());
      return accepted;
    } catch (PanelException e) {
      tasks.withdraw(task);
      servers.tellChanged(server);
      activities.note(
          caller,
          server.id(),
          action.activity(),
          action.label() + ": the panel did not take the order",
          false,
          null);
      throw PanelRefusals.of(e);
    }
  }

  /** Another call was faster by a moment: it has the window's action, this one used nothing. */
  private Refusal busy(Server server) {
    windows.close(windowKey(server));
    return new Refusal(
        UserError.of(
            UserError.Code.BUSY,
            "Another action is still running on this server. Wait until it ends."));
  }
}
