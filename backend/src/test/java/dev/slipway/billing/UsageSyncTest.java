package dev.slipway.billing;

import static dev.slipway.jooq.Tables.SERVER;
import static dev.slipway.jooq.Tables.SERVER_USAGE;
import static dev.slipway.jooq.Tables.USAGE_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.InProcessLeases;
import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.jooq.enums.ServerPowerState;
import dev.slipway.jooq.enums.ServerStatus;
import dev.slipway.jooq.enums.UsageRunPhase;
import dev.slipway.jooq.tables.records.ServerRecord;
import dev.slipway.panel.PanelHealth;
import dev.slipway.panel.PanelTraffic;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.store.Ids;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The daily run over a real store, with a panel that counts who asks it. */
class UsageSyncTest {

  private static final Instant NIGHT = Instant.parse("2026-03-02T02:00:00Z");

  private static PanelSimulator simulator;
  private static SlipwayNode node;
  private static String customer;

  private final AtomicBoolean reachable = new AtomicBoolean(true);

  @BeforeAll
  static void start() {
    simulator = PanelSimulator.builder().customer(4201, "Copper Kettle Bakery").start();
    node = SlipwayNode.start(simulator);
    GraphQlCaller operator = node.operator();
    customer = Stories.createCustomer(operator, 4201, "kettle@example.com");
  }

  @AfterAll
  static void stop() {
    node.close();
    simulator.close();
  }

  @BeforeEach
  void empty() {
    db().deleteFrom(USAGE_RUN).execute();
    db().deleteFrom(SERVER_USAGE).execute();
    db().deleteFrom(SERVER).execute();
  }

  private static DSLContext db() {
    return node.bean(DSLContext.class);
  }

  /** So many servers in service with the panel's numbers 1, 2, 3 …; their ids in order. */
  private static List<String> servers(int count) {
    List<ServerRecord> rows = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      ServerRecord row = db().newRecord(SERVER);
      row.setId(Ids.SERVER.next());
      row.setCustomerId(customer);
      row.setPanelServerId(number);
      row.setName("machine-" + number);
      row.setStatus(ServerStatus.ACTIVE);
      row.setPowerState(ServerPowerState.RUNNING);
      row.setAddressText("");
      row.setStale(false);
      row.setLinkedAt(NIGHT);
      rows.add(row);
    }
    db().batchInsert(rows).execute();
    return rows.stream().map(ServerRecord::getId).toList();
  }

  /** Counts its callers; a server's traffic is its number. */
  private static class CountingPanel implements PanelTraffic {

    final AtomicInteger underWay = new AtomicInteger();
    final AtomicInteger mostUnderWay = new AtomicInteger();
    final Map<Integer, Integer> reads = new ConcurrentHashMap<>();

    @Override
    public List<Period> read(int panelServerId) {
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      try {
        reads.merge(panelServerId, 1, Integer::sum);
        return List.of(answer(panelServerId));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PanelUnavailable("interrupted");
      } finally {
        underWay.decrementAndGet();
      }
    }

    Period answer(int panelServerId) throws InterruptedException {
      Thread.sleep(panelServerId % 3);
      return period(panelServerId);
    }

    static Period period(long bytes) {
      return new Period(NIGHT, NIGHT.plusSeconds(1), 0, 0, bytes, 1L << 40);
    }
  }

  /** A node of its own. */
  private UsageSync sync(PanelTraffic panel, Instant now, Map<String, String> settings) {
    return sync(panel, now, settings, new InProcessLeases());
  }

  private UsageSync sync(
      PanelTraffic panel, Instant now, Map<String, String> settings, Leases leases) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    PanelHealth health =
        new PanelHealth() {
          @Override
          public Reachability reachability() {
            return new Reachability(reachable.get(), NIGHT);
          }

          @Override
          public String probe() {
            return "";
          }
        };
    return new UsageSync(
        node.bean(Servers.class),
        new UsageReads(panel, node.bean(ServerReads.class)),
        node.bean(ServerUsages.class),
        new UsageRuns(db(), clock),
        node.bean(SelfServiceProducts.class),
        node.bean(AutoTopUp.class),
        health,
        leases,
        UsagePropertiesTest.of(settings),
        new SimpleMeterRegistry(),
        clock);
  }

  private static void toTheEnd(UsageSync sync) throws InterruptedException {
    while (sync.step()) {
      // One part after the other.
    }
  }

  private static UsageRunPhase phase() {
    return db().fetchSingle(USAGE_RUN).getPhase();
  }

  @Test
  void thousandsOfServersAreReadOnceEachWithNoMoreCallsUnderWayThanMayBe() throws Exception {
    servers(3_000);
    CountingPanel panel = new CountingPanel();
    toTheEnd(sync(panel, NIGHT, Map.of("concurrent-reads", "6", "chunk", "500")));

    assertThat(panel.mostUnderWay).hasValueBetween(2, 6);
    assertThat(panel.reads).hasSize(3_000);
    assertThat(panel.reads.values()).containsOnly(1);
    assertThat(db().fetchCount(SERVER_USAGE, SERVER_USAGE.TRAFFIC_LIMIT_BYTES.eq(1L << 40)))
        .isEqualTo(3_000);
    assertThat(phase()).isEqualTo(UsageRunPhase.DONE);
    assertThat(db().fetchSingle(USAGE_RUN).getReadCount()).isEqualTo(3_000);
  }

  @Test
  void aCallThatDoesNotEndInTimeStillCountsUntilItHasEnded() throws Exception {
    servers(30);
    AtomicInteger interruptions = new AtomicInteger();
    CountingPanel panel =
        new CountingPanel() {
          @Override
          Period answer(int panelServerId) {
            // Deaf to interruption, as a call may be for a moment.
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(150);
            while (System.nanoTime() < until) {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
              if (Thread.interrupted()) {
                interruptions.incrementAndGet();
              }
            }
            return period(panelServerId);
          }
        };
    toTheEnd(sync(panel, NIGHT, Map.of("concurrent-reads", "3", "read-timeout", "5ms")));

    assertThat(panel.mostUnderWay.get()).isLessThanOrEqualTo(3);
    assertThat(interruptions).hasPositiveValue();
    assertThat(db().fetchSingle(USAGE_RUN).getSkippedCount()).isPositive();
  }

  @Test
  void aServerThatThePanelDoesNotGiveOrNotInTimeIsPassedOverAndNoOther() throws Exception {
    List<String> ids = servers(20);
    Set<Integer> broken = Set.of(3, 7);
    CountingPanel panel =
        new CountingPanel() {
          @Override
          Period answer(int panelServerId) throws InterruptedException {
            if (broken.contains(panelServerId)) {
              throw new PanelUnavailable("broken");
            }
            if (panelServerId == 11) {
              new CountDownLatch(1).await();
            }
            return period(panelServerId);
          }
        };
    toTheEnd(
        sync(panel, NIGHT, Map.of("concurrent-reads", "4", "read-timeout", "300ms", "chunk", "6")));

    assertThat(
            db().select(SERVER_USAGE.SERVER_ID).from(SERVER_USAGE).fetchSet(SERVER_USAGE.SERVER_ID))
        .hasSize(17)
        .doesNotContain(ids.get(2), ids.get(6), ids.get(10));
    assertThat(phase()).isEqualTo(UsageRunPhase.DONE);
    assertThat(db().fetchSingle(USAGE_RUN).getSkippedCount()).isEqualTo(3);
  }

  @Test
  void anInterruptedRunGoesOnWhereItWas() throws Exception {
    servers(400);
    CountDownLatch midway = new CountDownLatch(250);
    CountingPanel panel =
        new CountingPanel() {
          @Override
          Period answer(int panelServerId) throws InterruptedException {
            midway.countDown();
            if (midway.getCount() == 0) {
              new CountDownLatch(1).await();
            }
            return period(panelServerId);
          }
        };
    Leases leases = new InProcessLeases();
    UsageSync first = sync(panel, NIGHT, Map.of("chunk", "50", "concurrent-reads", "4"), leases);
    first.start();
    assertThat(midway.await(60, TimeUnit.SECONDS)).isTrue();
    first.stop();
    assertThat(panel.reads.size()).isLessThan(300);

    CountingPanel rest = new CountingPanel();
    UsageSync second = sync(rest, NIGHT.plus(Duration.ofHours(3)), Map.of("chunk", "50"), leases);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            leases
                .tryAcquire("usage-sync", Duration.ofSeconds(1))
                .map(lease -> {
                  lease.close();
                  return true;
                })
                .orElse(false));
    toTheEnd(second);

    assertThat(rest.reads.keySet()).as("what was done is not done again").doesNotContain(1, 150);
    assertThat(rest.reads.size()).isBetween(150, 200);
    assertThat(db().fetchCount(SERVER_USAGE)).isEqualTo(400);
    assertThat(phase()).isEqualTo(UsageRunPhase.DONE);
  }

  @Test
  void onlyWhatChangedIsWritten() throws Exception {
    List<String> ids = servers(3);
    toTheEnd(sync(new CountingPanel(), NIGHT, Map.of()));
    Instant nextNight = NIGHT.plus(Duration.ofDays(1));
    CountingPanel panel =
        new CountingPanel() {
          @Override
          Period answer(int panelServerId) {
            return period(panelServerId == 2 ? 99 : panelServerId);
          }
        };
    toTheEnd(sync(panel, nextNight, Map.of()));

    Map<String, ServerUsage> usages = node.bean(ServerUsages.class).find(ids);
    assertThat(usages)
        .containsEntry(ids.get(0), new ServerUsage(null, null, 1L, 1L << 40, NIGHT))
        .containsEntry(ids.get(1), new ServerUsage(null, null, 99L, 1L << 40, nextNight))
        .containsEntry(ids.get(2), new ServerUsage(null, null, 3L, 1L << 40, NIGHT));
    assertThat(db().selectFrom(USAGE_RUN).orderBy(USAGE_RUN.DAY).fetch(USAGE_RUN.CHANGED_COUNT))
        .containsExactly(3, 1);
  }

  @Test
  void aDayHasOneRunWhichBeginsAtItsTime() throws Exception {
    servers(2);
    CountingPanel panel = new CountingPanel();
    assertThat(sync(panel, NIGHT.minusSeconds(1), Map.of()).step()).isFalse();
    toTheEnd(sync(panel, NIGHT, Map.of()));
    toTheEnd(sync(panel, NIGHT.plus(Duration.ofHours(21)), Map.of()));
    assertThat(panel.reads).isEqualTo(Map.of(1, 1, 2, 1));

    toTheEnd(sync(panel, NIGHT.plus(Duration.ofDays(1)), Map.of()));
    assertThat(panel.reads).isEqualTo(Map.of(1, 2, 2, 2));
  }

  @Test
  void suspendedAndDeletedServersAndServicesWithoutOneAreLeftAlone() throws Exception {
    List<String> ids = servers(5);
    set(ids.get(0), ServerStatus.SUSPENDED);
    set(ids.get(1), ServerStatus.TERMINATED);
    set(ids.get(2), ServerStatus.PROVISIONING);
    db().update(SERVER).setNull(SERVER.PANEL_SERVER_ID).where(SERVER.ID.eq(ids.get(3))).execute();
    CountingPanel panel = new CountingPanel();
    toTheEnd(sync(panel, NIGHT, Map.of()));

    assertThat(panel.reads).containsOnlyKeys(3, 5);
  }

  private static void set(String id, ServerStatus status) {
    db().update(SERVER).set(SERVER.STATUS, status).where(SERVER.ID.eq(id)).execute();
  }

  @Test
  void oneNodeDoesItAndWaitsWhileThePanelIsAway() throws Exception {
    servers(2);
    CountingPanel panel = new CountingPanel();
    Leases leases = new InProcessLeases();
    UsageSync sync = sync(panel, NIGHT, Map.of(), leases);
    reachable.set(false);
    assertThat(sync.step()).isFalse();

    reachable.set(true);
    Lease other = leases.tryAcquire("usage-sync", Duration.ofMinutes(1)).orElseThrow();
    assertThat(sync.step()).isFalse();
    other.close();
    assertThat(panel.reads).isEmpty();
    toTheEnd(sync);
    assertThat(panel.reads).hasSize(2);
  }

  @Test
  void offIsOff() {
    UsageSync off = sync(new CountingPanel(), NIGHT, Map.of("mode", "off"));
    off.start();
    assertThat(off.isRunning()).isFalse();
  }
}
