package dev.slipway.rdns;

import dev.slipway.activity.Activities;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.rdns.Reconcile.Counts;
import dev.slipway.rdns.Reconcile.Overwrites;
import dev.slipway.rdns.Reconcile.Wish;
import dev.slipway.rdns.ReverseDnsWorks.Work;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Does what {@link ReverseDnsFollower} has ordered, again and again until the DNS server has done
 * it. Each piece looks at what is there before it changes anything.
 */
@Component
class ReverseDnsWork implements TaskWork {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(6);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(7);

  /** However much there is to do after an outage, it must not take the threads of other tasks. */
  private static final int AT_ONCE = 4;

  private final Tasks tasks;
  private final ReverseDnsWorks works;
  private final Servers servers;
  private final ServerReads reads;
  private final Reconcile reconcile;
  private final DeleteRecords deletion;
  private final Activities activities;
  private final Clock clock;
  private final Semaphore free = new Semaphore(AT_ONCE);

  ReverseDnsWork(
      Tasks tasks,
      ReverseDnsWorks works,
      Servers servers,
      ServerReads reads,
      Reconcile reconcile,
      DeleteRecords deletion,
      Activities activities,
      Clock clock) {
    this.tasks = tasks;
    this.works = works;
    this.servers = servers;
    this.reads = reads;
    this.reconcile = reconcile;
    this.deletion = deletion;
    this.activities = activities;
    this.clock = clock;
  }

  @Override
  public boolean handles(TaskKind kind) {
    return kind == TaskKind.REVERSE_DNS;
  }

  @Override
  public Duration step(Task task) {
    if (!free.tryAcquire()) {
      return FIRST_PAUSE;
    }
    try {
      Task running = tasks.accepted(task.id(), OptionalLong.empty()).orElse(task);
      Optional<Work> work = works.find(task.id());
      // A node that died between the two left a task without its work: a new event brings it again.
      finish(running, work.map(this::carryOut).orElse(Outcome.NOTHING));
      return Duration.ZERO;
    } catch (DnsException e) {
      return later(task, "The DNS server can't be reached; it is tried again.");
    } catch (PanelAway e) {
      return later(task, "The panel can't be reached; it is tried again.");
    } finally {
      free.release();
    }
  }

  private Duration later(Task task, String message) {
    Duration age = Duration.between(task.startedAt(), clock.instant());
    if (age.compareTo(GIVEN_UP_AFTER) > 0) {
      tasks.end(
          task, TaskState.FAILED, "Given up: the DNS server could not be reached for a week.");
      works.remove(task.id());
      return Duration.ZERO;
    }
    tasks.progress(task, null, message);
    // The longer it has been away, the less often it is asked.
    Duration pause = age.dividedBy(4);
    return pause.compareTo(FIRST_PAUSE) < 0
        ? FIRST_PAUSE
        : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void finish(Task task, Outcome outcome) {
    tasks.end(task, TaskState.SUCCEEDED, outcome.summary());
    works.remove(task.id());
    if (outcome.changed() > 0) {
      activities.noteOwn(task.serverId(), SetReverseDns.ACTIVITY, outcome.summary(), true);
    }
  }

  /** The addresses of a server must be known before records of former ones are deleted. */
  private static final class PanelAway extends RuntimeException {}

  /** What came of a piece of work, for people. */
  private record Outcome(int changed, String summary) {

    static final Outcome NOTHING = new Outcome(0, "There was nothing to do.");

    static Outcome set(Counts counts) {
      if (counts.failed() > 0) {
        throw new DnsUnavailable(counts.toString());
      }
      int changed = counts.added() + counts.updated();
      return changed == 0
          ? new Outcome(0, "No record had to change.")
          : new Outcome(changed, "Set " + changed + " reverse DNS record(s) to the server's name");
    }

    static Outcome deleted(int count) {
      return count == 0
          ? new Outcome(0, "There was no record to delete.")
          : new Outcome(count, "Deleted " + count + " reverse DNS record(s)");
    }
  }

  private Outcome carryOut(Work work) {
    Server server = servers.find(work.serverId()).orElse(null);
    if (server == null) {
      return Outcome.NOTHING;
    }
    return switch (work.reason()) {
      case CREATED -> created(server, work);
      case RENAMED -> renamed(server, work);
      case ADDRESSES_CHANGED -> addressesChanged(server, work);
      case TERMINATED -> terminated(server, work);
    };
  }

  /** An address that was somebody else's must not keep their name, so all are overwritten. */
  private Outcome created(Server server, Work work) {
    Server known = readFresh(server);
    Optional<String> name =
        work.hostname() == null ? RecordNames.of(known) : Optional.of(work.hostname());
    return set(known, name, Overwrites.EVERYTHING);
  }

  private Outcome renamed(Server server, Work work) {
    return set(server, Optional.ofNullable(work.hostname()), Overwrites.names(work.oldNames()));
  }

  private Outcome addressesChanged(Server server, Work work) {
    Server known = readFresh(server);
    ServerAddresses now = ServerAddresses.of(known);
    if (known.isProvisioned() && now.single().isEmpty() && now.subnets().isEmpty()) {
      // A server without any address is more likely a panel that does not know for the moment.
      throw new PanelAway();
    }
    int deleted = deletion.delete(server, ServerAddresses.of(work.addresses()), now);
    Outcome added = set(known, RecordNames.of(known), Overwrites.NOTHING);
    return deleted == 0
        ? added
        : new Outcome(
            deleted + added.changed(),
            Outcome.deleted(deleted).summary()
                + (added.changed() == 0 ? "" : ". " + added.summary()));
  }

  private Outcome terminated(Server server, Work work) {
    return Outcome.deleted(
        deletion.delete(server, ServerAddresses.of(work.addresses()), ServerAddresses.NONE));
  }

  private Outcome set(Server server, Optional<String> hostname, Overwrites overwrites) {
    return server.isProvisioned() && hostname.isPresent()
        ? Outcome.set(
            reconcile.fulfil(
                List.of(new Wish(hostname.get(), ServerAddresses.of(server).single())), overwrites))
        : Outcome.NOTHING;
  }

  private Server readFresh(Server server) {
    ServerRead read = reads.read(server);
    if (read.failure() != null) {
      throw new PanelAway();
    }
    return read.server();
  }
}
