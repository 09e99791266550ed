package dev.slipway.simulator.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Everything the panel knows. Nothing moves by itself: whoever looks goes through {@link #locked},
 * which first lets happen whatever was due by then. So the world is as exact as its clock, and
 * needs no thread.
 */
public final class PanelWorld {

  /**
   * A build that is under way when the world starts: long enough to be looked at, whatever the
   * timings are.
   */
  private static final Duration LONG_BUILD = Duration.ofMinutes(40);

  private static final Duration BUILD_UNDER_WAY = Duration.ofMinutes(12);

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final SortedMap<Integer, PanelServer> servers = new TreeMap<>();
  private final List<Backup> backups = new ArrayList<>();
  private final PanelQueue queue = new PanelQueue();
  private final Orders orders;
  private final Timings timings;
  private final Compute compute = new Compute();
  private final Catalogue catalogue = new Catalogue();
  private final Accounts accounts = new Accounts();
  private int lastServer;
  private int lastAddress;

  public PanelWorld(Clock clock, Timings timings) {
    this.clock = clock;
    this.timings = timings;
    orders = new Orders(queue, timings);
  }

  /** Looks at the world or changes it, alone and up to date. */
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      settle();
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void settle() {
    Instant now = now();
    servers.values().forEach(server -> server.settle(now));
    servers
        .values()
        .removeIf(server -> server.deleteAt() != null && !server.deleteAt().isAfter(now));
  }

  public Instant now() {
    return clock.instant();
  }

  public Timings timings() {
    return timings;
  }

  public Orders orders() {
    return orders;
  }

  public Compute compute() {
    return compute;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public Accounts accounts() {
    return accounts;
  }

  /** What is taken and what is free on the hypervisors. */
  public Capacity capacity() {
    return new Capacity(servers.values());
  }

  public Collection<PanelServer> servers() {
    return servers.values();
  }

  public Optional<PanelServer> server(int id) {
    return Optional.ofNullable(servers.get(id));
  }

  public Optional<QueueItem> queueItem(int id) {
    return queue.find(id);
  }

  public void add(Backup backup) {
    backups.add(backup);
  }

  public List<Backup> backupsOf(int serverId) {
    return backups.stream().filter(backup -> backup.serverId() == serverId).toList();
  }

  /** Puts a server into the world under the next free number. */
  public PanelServer add(ServerSpec spec) {
    compute.requireHypervisor(spec.hypervisorId);
    for (int i = 0; i < spec.generatedIpv4; i++) {
      spec.ipv4.add(NetworkPlan.generated(lastAddress++));
    }
    PanelServer server = new PanelServer(++lastServer, spec, created(spec));
    servers.put(server.id(), server);
    if (spec.building) {
      startBuilding(server);
    } else if (spec.templateId != null) {
      setPower(server, spec);
    }
    return server;
  }

  private Instant created(ServerSpec spec) {
    if (spec.building) {
      return now().minus(BUILD_UNDER_WAY);
    }
    return spec.ageMonths == 0
        ? now()
        : now().atOffset(ZoneOffset.UTC).minusMonths(spec.ageMonths).minusHours(5).toInstant();
  }

  private void setPower(PanelServer server, ServerSpec spec) {
    Machine machine = server.machine();
    machine.start(server.created());
    Instant changed = now().minus(spec.upOrDown);
    if (changed.isAfter(server.created())) {
      machine.stop(spec.running ? changed.minusSeconds(40) : changed);
    }
    if (spec.running) {
      machine.start(changed);
    }
  }

  private void startBuilding(PanelServer server) {
    int templateId = server.templateId() == null ? 0 : server.templateId();
    OsTemplate template =
        catalogue
            .template(templateId)
            .orElseThrow(() -> new IllegalArgumentException("no template " + templateId));
    orders.build(server, server.created(), LONG_BUILD, template, server.hostname(), List.of());
  }

  /** Removes a server at once, as somebody in the panel would. */
  public void remove(int serverId) {
    servers.remove(serverId);
  }

  /** Sets the power without any order, as somebody at the hypervisor would. */
  public void setRunning(PanelServer server, boolean running) {
    server.forgetAgenda();
    if (running) {
      server.machine().start(now());
    } else {
      server.machine().stop(now());
    }
  }

  /** Sets the state of the installation without any order. */
  public void setState(PanelServer server, BuildState state) {
    server.forgetAgenda();
    server.forgetTask();
    server.become(state);
  }

  /** Sets the suspension without any order. */
  public void setSuspended(PanelServer server, boolean suspended) {
    server.suspend(suspended);
    if (suspended) {
      setRunning(server, false);
    }
  }
}
