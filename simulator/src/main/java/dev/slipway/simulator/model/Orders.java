package dev.slipway.simulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be ordered for a server and what then happens to it over time: the state machine. An
 * order takes its place in the queue at once; while it is in work the server is busy and the next
 * order is refused. Obtained from the world, guarded by its lock.
 */
public final class Orders {

  private final PanelQueue queue;
  private final Timings timings;

  Orders(PanelQueue queue, Timings timings) {
    this.queue = queue;
    this.timings = timings;
  }

  /**
   * Switches on. A server without an operating system has nothing to boot from, which the queue
   * item says in the end.
   */
  public QueueItem boot(PanelServer server, Instant now) {
    requireUsable(server, now);
    QueueItem item = queue(server, QueueAction.BOOT, now, timings.boot());
    if (item.failure() == null) {
      server.schedule(item.endsAt(), server.machine()::start);
    }
    return item;
  }

  /**
   * Asks the guest to go down: the queue item is finished when it has been asked, the guest takes
   * its time or stays.
   */
  public QueueItem shutdown(PanelServer server, Instant now) {
    requireUsable(server, now);
    QueueItem item = queue(server, QueueAction.SHUTDOWN, now, timings.step());
    if (item.failure() == null && !server.misbehaviour().ignoresShutdown()) {
      server.schedule(later(item, now.plus(timings.shutdown())), server.machine()::stop);
    }
    return item;
  }

  /** Asks the guest to go down and switches on again; a guest that ignores it just goes on. */
  public QueueItem restart(PanelServer server, Instant now) {
    requireUsable(server, now);
    QueueItem item = queue(server, QueueAction.RESTART, now, timings.restart());
    boolean obeys = !server.machine().isRunning() || !server.misbehaviour().ignoresShutdown();
    if (item.failure() == null && obeys) {
      server.schedule(
          now.plus(timings.restart().multipliedBy(2).dividedBy(5)), server.machine()::stop);
      server.schedule(item.endsAt(), server.machine()::start);
    }
    return item;
  }

  /** Cuts the power, whatever the guest is doing. */
  public QueueItem powerOff(PanelServer server, Instant now) {
    requireUsable(server, now);
    QueueItem item = queue(server, QueueAction.POWER_OFF, now, timings.step());
    if (item.failure() == null) {
      server.forgetAgenda();
      server.schedule(item.endsAt(), server.machine()::stop);
    }
    return item;
  }

  /** Installs an operating system: queued, building, then running with it, or failed. */
  public QueueItem build(
      PanelServer server,
      Instant now,
      OsTemplate template,
      @Nullable String hostname,
      List<Integer> sshKeys) {
    return build(server, now, timings.build(), template, hostname, sshKeys);
  }

  QueueItem build(
      PanelServer server,
      Instant now,
      Duration duration,
      OsTemplate template,
      @Nullable String hostname,
      List<Integer> sshKeys) {
    requireUsable(server, now);
    boolean fails = server.misbehaviour().buildFails();
    String failure = fails ? "The operating system template could not be downloaded" : null;
    server.forgetAgenda();
    QueueItem item = queue.add(server, QueueAction.BUILD, now, duration, failure);
    server.become(BuildState.QUEUED);
    server.install(template, sshKeys);
    if (hostname != null) {
      server.nameHost(hostname);
    }
    server.machine().stop(now);
    server.schedule(now.plus(duration.dividedBy(6)), at -> server.become(BuildState.BUILDING));
    server.schedule(item.endsAt(), at -> finishBuild(server, at, fails));
    return item;
  }

  private static void finishBuild(PanelServer server, Instant at, boolean failed) {
    if (failed) {
      server.become(BuildState.FAILED);
    } else {
      server.completeBuild(at);
      server.machine().start(at);
    }
  }

  /** Gives the account of the guest another password, through its agent. */
  public QueueItem resetPassword(PanelServer server, Instant now) {
    requireUsable(server, now);
    String failure =
        server.machine().isRunning() && server.guest() != GuestKind.NO_AGENT
            ? null
            : "The guest agent does not answer";
    return queue.add(server, QueueAction.RESET_PASSWORD, now, timings.step(), failure);
  }

  /** Suspends and switches off; a busy server is suspended when its order is finished. */
  public void suspend(PanelServer server, Instant now) {
    server.whenFree(
        "Suspend server",
        now,
        at -> {
          server.suspend(true);
          server.forgetAgenda();
          server.machine().stop(at);
        });
  }

  /** Lifts the suspension; the server stays off. */
  public void unsuspend(PanelServer server, Instant now) {
    server.whenFree("Unsuspend server", now, at -> server.suspend(false));
  }

  /** Orders the deletion after so many minutes. */
  public void delete(PanelServer server, Instant now, int minutes) {
    if (server.isBusy(now)) {
      throw new OrderRefused("server is locked, a task is running");
    }
    server.deleteAt(now.plus(timings.minute().multipliedBy(minutes)));
  }

  private QueueItem queue(PanelServer server, QueueAction action, Instant now, Duration duration) {
    String failure = null;
    if (server.misbehaviour().taskFails()) {
      failure = "The hypervisor did not answer";
    } else if (server.templateId() == null) {
      failure = "No operating system is installed";
    }
    return queue.add(server, action, now, duration, failure);
  }

  private static Instant later(QueueItem item, Instant other) {
    return item.endsAt().isAfter(other) ? item.endsAt() : other;
  }

  private static void requireUsable(PanelServer server, Instant now) {
    if (server.isBusy(now)) {
      throw new OrderRefused("server is locked, a task is running");
    }
    if (server.isSuspended()) {
      throw new OrderRefused("server is suspended");
    }
  }
}
