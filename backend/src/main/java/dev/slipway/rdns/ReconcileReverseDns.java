package dev.slipway.rdns;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsProperties;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.rdns.Reconcile.Counts;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActions;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Adding what records are missing, for one server or for all, and for operators also overwriting
 * what differs.
 */
@Service
class ReconcileReverseDns {

  /** What the store has of a server is read afresh where it is older than this. */
  private static final Duration FRESH_ENOUGH = Duration.ofHours(1);

  private static final int PANEL_READS_AT_ONCE = 4;

  /** Longer than a run over some thousand servers that all have to be read first. */
  private static final Duration LONGEST_RUN = Duration.ofMinutes(30);

  private final Servers servers;
  private final ServerReads reads;
  private final Reconcile reconcile;
  private final Reconciliations log;
  private final Leases leases;
  private final Activities activities;
  private final DnsProperties properties;
  private final Clock clock;

  ReconcileReverseDns(
      Servers servers,
      ServerReads reads,
      Reconcile reconcile,
      Reconciliations log,
      Leases leases,
      Activities activities,
      DnsProperties properties,
      Clock clock) {
    this.servers = servers;
    this.reads = reads;
    this.reconcile = reconcile;
    this.log = log;
    this.leases = leases;
    this.activities = activities;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * On an operator's order.
   *
   * @param serverId null for every server
   */
  Counts order(Caller operator, @Nullable String serverId, boolean force) {
    Server one = serverId == null ? null : servers.require(operator, serverId);
    if (one != null) {
      ServerActions.requireProvisioned(one);
    }
    ReverseDnsRefusals.requireOffered(properties);
    try {
      Counts counts = one == null ? every(force) : single(one, force);
      String what =
          one == null ? "Reconciled the reverse DNS of all servers" : "Reconciled reverse DNS";
      activities.note(
          operator,
          serverId,
          "server.reconcile-reverse-dns",
          what + (force ? " by force: " : ": ") + counts,
          counts.failed() == 0,
          null);
      return counts;
    } catch (DnsException e) {
      throw new Refusal(ReverseDnsRefusals.ofDns(e));
    }
  }

  private Counts single(Server server, boolean force) {
    Server fresh = reads.read(server).orRefuse();
    ServerActions.requireProvisioned(fresh);
    return reconcile.all(List.of(fresh), force);
  }

  /** One run at a time, of all nodes together. */
  private Counts every(boolean force) {
    try (Lease lease = leases.tryAcquire("reverse-dns-reconcile", LONGEST_RUN).orElse(null)) {
      if (lease == null) {
        throw new Refusal(
            UserError.of(
                UserError.Code.BUSY, "All servers are being gone through already. Wait for that."));
      }
      return every(force, clock.instant());
    }
  }

  /** The daily run, which overwrites nothing. */
  Counts daily() {
    return every(false, clock.instant());
  }

  private Counts every(boolean force, Instant startedAt) {
    String run = log.begin(startedAt, force);
    try {
      Counts counts = everyServer(force);
      log.end(run, counts, null);
      return counts;
    } catch (DnsException e) {
      log.end(run, Counts.NONE, "The DNS server could not be reached.");
      throw e;
    } catch (RuntimeException e) {
      log.end(run, Counts.NONE, "It failed: the log says why.");
      throw e;
    }
  }

  private Counts everyServer(boolean force) {
    List<Server> known = new ArrayList<>();
    int unreadable = 0;
    for (ServerRead read :
        InParallel.map(servers.provisioned(), PANEL_READS_AT_ONCE, this::readUnlessFresh)) {
      if (read.failure() != null) {
        // A stored copy of long ago could list an address that is somebody else's by now.
        unreadable++;
      } else if (read.server().isProvisioned()) {
        known.add(read.server());
      }
    }
    return reconcile.all(known, force).plus(new Counts(0, 0, 0, unreadable));
  }

  private ServerRead readUnlessFresh(Server server) {
    Instant now = clock.instant();
    boolean fresh =
        server.asOf() != null && !server.stale() && server.asOf().isAfter(now.minus(FRESH_ENOUGH));
    return fresh ? new ServerRead(server, null, now, null) : reads.read(server);
  }
}
