package dev.slipway.billing;

import dev.slipway.billing.ServerUsage.Figures;
import dev.slipway.billing.UsageRun.Counts;
import dev.slipway.billing.UsageRun.Phase;
import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.panel.PanelHealth;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads once a day what every server in service uses, then tops up credit that has run low. One
 * node does it for all, in parts: after each it notes how far it is, and another node goes on from
 * there should this one die. It waits while the panel is away; a server that the panel does not
 * give is passed over until the next day.
 */
@Component
class UsageSync implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(UsageSync.class);

  /** Longer than the wait for a slot. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final Duration PANEL_AWAY = Duration.ofSeconds(2);
  private static final int CUSTOMERS_AT_ONCE = 50;

  private final Servers servers;
  private final UsageReads reads;
  private final ServerUsages usages;
  private final UsageRuns runs;
  private final SelfServiceProducts products;
  private final AutoTopUp autoTopUp;
  private final PanelHealth panel;
  private final Leases leases;
  private final UsageProperties properties;
  private final MeterRegistry meters;
  private final Clock clock;
  private volatile @Nullable Thread thread;
  private @Nullable Lease lease;

  UsageSync(
      Servers servers,
      UsageReads reads,
      ServerUsages usages,
      UsageRuns runs,
      SelfServiceProducts products,
      AutoTopUp autoTopUp,
      PanelHealth panel,
      Leases leases,
      UsageProperties properties,
      MeterRegistry meters,
      Clock clock) {
    this.servers = servers;
    this.reads = reads;
    this.usages = usages;
    this.runs = runs;
    this.products = products;
    this.autoTopUp = autoTopUp;
    this.panel = panel;
    this.leases = leases;
    this.properties = properties;
    this.meters = meters;
    this.clock = clock;
  }

  private void run() {
    try {
      while (true) {
        if (!holdsLease() || !step()) {
          Thread.sleep(BETWEEN_LOOKS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (lease != null) {
        lease.close();
      }
    }
  }

  /**
   * One part of what is due.
   *
   * @return false where nothing is, or it is not possible now
   */
  boolean step() throws InterruptedException {
    try {
      if (!panel.reachability().reachable()) {
        return false;
      }
      autoTopUp.settle();
      Optional<UsageRun> run = runs.due(properties.beginning());
      return run.isPresent() && carryOn(run.get());
    } catch (RuntimeException e) {
      // A node that is being stopped cuts its own connections.
      if (!Thread.currentThread().isInterrupted()) {
        log.warn("The usage sync failed and is tried again", e);
      }
      return false;
    }
  }

  private boolean carryOn(UsageRun run) throws InterruptedException {
    return switch (run.phase()) {
      case USAGE -> readNext(run);
      case TOP_UPS -> topUpNext(run);
      case DONE -> false;
    };
  }

  private boolean readNext(UsageRun run) throws InterruptedException {
    List<Server> part = servers.inServiceAfter(run.doneUntil(), properties.chunk());
    if (part.isEmpty()) {
      runs.keep(run.in(Phase.TOP_UPS));
      return true;
    }
    Part reading = new Part(usages.find(part.stream().map(Server::id).toList()));
    boolean whole = reading.read(part);
    if (whole) {
      count(reading.counts());
      runs.keep(run.doneUntil(part.getLast().id(), reading.counts()));
    }
    return whole;
  }

  private void count(Counts counts) {
    meters.counter("slipway.usage.servers", "outcome", "read").increment(counts.read());
    meters.counter("slipway.usage.servers", "outcome", "skipped").increment(counts.skipped());
  }

  private boolean topUpNext(UsageRun run) throws InterruptedException {
    Collection<TopUpTerms> part =
        TopUpTerms.ofCustomers(products.topUpTermsAfter(run.doneUntil(), CUSTOMERS_AT_ONCE))
            .values();
    if (part.isEmpty()) {
      runs.keep(run.in(Phase.DONE));
      log.info(
          "Usage of {}: {} servers read in {} s, {} with new figures, {} passed over",
          run.day(),
          run.counts().read(),
          Duration.between(run.startedAt(), clock.instant()).toSeconds(),
          run.counts().changed(),
          run.counts().skipped());
      return true;
    }
    UsageRun at = run;
    for (TopUpTerms terms : part) {
      if (!awaitTurn()) {
        return false;
      }
      autoTopUp.topUp(terms);
      at = at.doneUntil(terms.customerId(), Counts.NONE);
      runs.keep(at);
    }
    return true;
  }

  /**
   * Waits while the panel is away.
   *
   * @return false where it is another node's turn by now
   */
  private boolean awaitTurn() throws InterruptedException {
    while (!panel.reachability().reachable()) {
      Thread.sleep(PANEL_AWAY);
      if (!holdsLease()) {
        return false;
      }
    }
    return holdsLease();
  }

  private boolean holdsLease() {
    if (lease != null && !lease.renew()) {
      lease = null;
    }
    if (lease == null) {
      lease = leases.tryAcquire("usage-sync", LEASE).orElse(null);
    }
    return lease != null;
  }

  /** One part of the servers, read with no more calls under way than may be. */
  private final class Part {

    private final Map<String, ServerUsage> known;
    private final Semaphore free = new Semaphore(properties.concurrentReads());
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();

    Part(Map<String, ServerUsage> known) {
      this.known = known;
    }

    Counts counts() {
      return new Counts(read.get(), skipped.get(), changed.get());
    }

    /**
     * Reads them all.
     *
     * @return false where it became another node's turn before the end
     */
    boolean read(List<Server> part) throws InterruptedException {
      // Leaving the block waits for those that are under way.
      try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
        try {
          for (Server server : part) {
            if (!awaitTurn()) {
              return false;
            }
            free.acquire();
            readers.execute(() -> sync(server));
          }
        } catch (InterruptedException e) {
          readers.shutdownNow();
          throw e;
        }
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("Stopped while the last ones were read");
      }
      return true;
    }

    private void sync(Server server) {
      try {
        ServerUsage stored = known.get(server.id());
        Figures before = stored == null ? Figures.NONE : stored.figures();
        Figures now = readInTime(server, before);
        read.incrementAndGet();
        if (!now.equals(before)) {
          usages.keep(server.id(), ServerUsage.of(now, clock.instant()));
          changed.incrementAndGet();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        skipped.incrementAndGet();
        log.debug("Passed over {} in the usage sync", server.id(), e);
      } finally {
        free.release();
      }
    }

    private Figures readInTime(Server server, Figures before)
        throws InterruptedException, ExecutionException, TimeoutException {
      FutureTask<Figures> reading =
          new FutureTask<>(() -> reads.read(server, before, properties.reads()));
      Thread reader = Thread.ofVirtual().name("usage-read-" + server.id()).start(reading);
      try {
        return reading.get(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        reading.cancel(true);
        // Until it has really ended, its call counts as under way.
        reader.join();
      }
    }
  }

  @Override
  public void start() {
    if (properties.reads() != UsageProperties.Mode.OFF) {
      thread = Thread.ofVirtual().name("usage-sync").start(this::run);
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
