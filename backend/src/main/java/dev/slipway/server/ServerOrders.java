package dev.slipway.server;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.cluster.Windows;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskRunner;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * Giving the panel an order that takes time: what all such mutations do once their input is good,
 * in the contract's order of refusals.
 */
@Service
public class ServerOrders {

  /**
   * Longer than the panel's own time limit for an order: until then the order may still be on its
   * way.
   */
  private static final Duration ORDER_LIMIT = Duration.ofMinutes(2);

  private final Servers servers;
  private final ServerReads reads;
  private final Windows windows;
  private final Tasks tasks;
  private final TaskRunner runner;
  private final Activities activities;
  private final Mutations mutations;
  private final Clock clock;

  ServerOrders(
      Servers servers,
      ServerReads reads,
      Windows windows,
      Tasks tasks,
      TaskRunner runner,
      Activities activities,
      Mutations mutations,
      Clock clock) {
    this.servers = servers;
    this.reads = reads;
    this.windows = windows;
    this.tasks = tasks;
    this.runner = runner;
    this.activities = activities;
    this.mutations = mutations;
    this.clock = clock;
  }

  /**
   * How often something may be done with a server.
   *
   * @param name what shares a name shares the limit
   * @param window how long the next time has to wait
   * @param tooSoon what the caller of the next time reads
   */
  public record Limit(String name, Duration window, String tooSoon) {

    private String key(Server server) {
      return name + ":" + server.id();
    }
  }

  /**
   * One kind of order.
   *
   * @param activity what activity knows it by
   * @param label what is ordered, as activity and the task say it
   */
  public record Order(
      ServerActionKind kind, TaskKind taskKind, String activity, String label, Limit limit) {}

  /**
   * Lets pass what may be done with a server now, and starts its window.
   *
   * @return the server as read just now
   */
  public Server admit(Server server, ServerActionKind kind, Limit limit) {
    ServerActions.requireService(kind, server);
    ServerActions.requireIdle(kind, tasks.openOn(server.id()).orElse(null));
    windows
        .tryOpen(limit.key(server), limit.window())
        .ifPresent(wait -> {
          throw new Refusal(UserError.rateLimited(limit.tooSoon(), wait));
        });
    Server fresh = reads.read(server).orRefuse();
    ServerActions.requireService(kind, fresh);
    ServerActions.requirePower(kind, fresh);
    return fresh;
  }

  /**
   * Gives an order and has its task followed.
   *
   * @param call to the panel; gives the panel's queue item, where there is one
   */
  public Task give(Caller caller, Server server, Order order, Function<Server, OptionalLong> call) {
    Server fresh = admit(server, order.kind(), order.limit());
    return give(caller, fresh, order, () -> call.apply(fresh));
  }

  private Task give(Caller caller, Server server, Order order, Supplier<OptionalLong> call) {
    Task task =
        tasks
            .open(server.id(), order.taskKind(), order.label() + " was ordered.")
            .orElseThrow(() -> busy(server, order));
    mutations.begun(task.id());
    runner.attend(task.id(), clock.instant().plus(ORDER_LIMIT));
    servers.tellChanged(server);
    try {
      OptionalLong queueId = call.get();
      Task accepted = tasks.accepted(task.id(), queueId).orElse(task);
      reads.settle(server);
      activities.note(caller, server.id(), order.activity(), order.label(), true, accepted.id());
      runner.attend(task.id(), clock.instant());
      return accepted;
    } catch (PanelException e) {
      tasks.withdraw(task);
      servers.tellChanged(server);
      activities.note(
          caller,
          server.id(),
          order.activity(),
          order.label() + ": the panel did not take the order",
          false,
          null);
      throw PanelRefusals.of(e);
    }
  }

  /** Another call was faster by a moment: it has the window's action, this one used nothing. */
  private Refusal busy(Server server, Order order) {
    windows.close(order.limit().key(server));
    return new Refusal(
        UserError.of(
            UserError.Code.BUSY,
            "Another action is still running on this server. Wait until it ends."));
  }
}
