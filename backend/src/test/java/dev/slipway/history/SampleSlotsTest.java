package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.InProcessLeases;
import dev.slipway.cluster.Lease;
import dev.slipway.history.SampleBuffer.Slot;
import dev.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots on a real MariaDB: written, averaged and thinned out. */
class SampleSlotsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final HistoryProperties DEFAULTS = Settings.defaults();

  private static String url;
  private static Connection connection;
  private static DSLContext db;
  private static SampleSlots slots;

  @BeforeAll
  static void migrate() throws SQLException {
    url = TestDatabase.freshUrl();
    Flyway.configure()
        .dataSource(url, TestDatabase.username(), TestDatabase.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    connection = connect();
    db = DSL.using(connection, SQLDialect.MARIADB);
    slots = new SampleSlots(db);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @BeforeEach
  void empty() {
    db.execute("delete from sample_slot");
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
  }

  private static SlotTotals totals(double cpu, double seconds) {
    return new SlotTotals(
        seconds,
        seconds,
        seconds,
        cpu * seconds,
        cpu,
        seconds,
        cpu * 10 * seconds,
        1_000 * seconds,
        seconds,
        cpu * 100 * seconds,
        cpu * 200 * seconds);
  }

  private static void minute(String server, Instant startsAt, double cpu, double seconds) {
    minute(server, startsAt, totals(cpu, seconds), 1);
  }

  private static void minute(String server, Instant startsAt, SlotTotals totals, int writer) {
    slots.write(List.of(Map.entry(new Slot(server, startsAt), totals)), MINUTE, writer);
  }

  private static List<StatsPoint> points(String server, Instant from, Instant to, Duration each) {
    return slots.points(server, new HistoryRange(from, to, each));
  }

  private static Instant at(int minutes) {
    return NOON.plus(MINUTE.multipliedBy(minutes));
  }

  private static int rows() {
    return db.fetchCount(DSL.table("sample_slot"));
  }

  @Test
  void averagesGoByTheTimeThatSamplesStandFor() {
    minute("srv_1", at(0), 10, 30);
    minute("srv_1", at(1), 40, 10);
    minute("srv_1", at(5), 80, 60);

    assertThat(points("srv_1", NOON, at(10), Duration.ofMinutes(5)))
        .containsExactly(
            new StatsPoint(at(0), 100, 17.5, 40.0, 175L, 1_000L, 1_750.0, 3_500.0),
            new StatsPoint(at(5), 100, 80.0, 80.0, 800L, 1_000L, 8_000.0, 16_000.0));
  }

  @Test
  void aTimeWithoutSamplesHasNoPointAndOthersAreNotTouched() {
    minute("srv_1", at(0), 10, 60);
    minute("srv_1", at(7), 10, 60);
    minute("srv_2", at(3), 99, 60);

    assertThat(points("srv_1", NOON, at(10), MINUTE))
        .extracting(StatsPoint::startsAt)
        .containsExactly(at(0), at(7));
    assertThat(points("srv_1", at(1), at(7), MINUTE)).isEmpty();
    assertThat(points("srv_3", NOON, at(10), MINUTE)).isEmpty();
  }

  @Test
  void figuresThatNobodyKnewAreNullAndAStoppedServerRunsForNothing() {
    minute("srv_1", at(0), new SlotTotals(60, 0, 0, 0, null, 0, 0, 0, 0, 0, 0), 1);

    assertThat(points("srv_1", NOON, at(1), MINUTE))
        .containsExactly(new StatsPoint(NOON, 0, null, null, null, null, null, null));
  }

  @Test
  void writingTwiceChangesNothing() {
    minute("srv_1", at(0), 10, 30);
    List<StatsPoint> once = points("srv_1", NOON, at(1), MINUTE);
    minute("srv_1", at(0), 10, 30);

    assertThat(points("srv_1", NOON, at(1), MINUTE)).isEqualTo(once);
    minute("srv_1", at(0), totals(10, 30).plus(totals(20, 30)), 1);
    assertThat(points("srv_1", NOON, at(1), MINUTE).getFirst().cpuPercent()).isEqualTo(15);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void twoNodesOrARestartInOneMinuteAddUp() {
    minute("srv_1", at(0), totals(10, 30), 1);
    minute("srv_1", at(0), totals(40, 10), 2);

    assertThat(points("srv_1", NOON, at(1), MINUTE))
        .singleElement()
        .satisfies(point -> assertThat(point.cpuPercent()).isEqualTo(17.5));
  }

  @Test
  void manySlotsAreWrittenInOneGo() {
    slots.write(
        java.util.stream.IntStream.range(0, 1_201)
            .mapToObj(i -> Map.entry(new Slot("srv_" + i, NOON), totals(i % 100, 5)))
            .toList(),
        MINUTE,
        1);
    assertThat(rows()).isEqualTo(1_201);
    slots.write(List.of(), MINUTE, 1);
  }

  @Test
  void foldingKeepsTheAveragesAndTheHighestValue() {
    for (int i = 0; i < 45; i++) {
      minute("srv_1", at(i), i, 60);
    }
    minute("srv_1", at(3), totals(95, 60), 2);
    List<StatsPoint> before = points("srv_1", NOON, at(45), QUARTER);

    slots.fold("srv_1", at(30), QUARTER);

    assertThat(points("srv_1", NOON, at(45), QUARTER)).isEqualTo(before);
    assertThat(before.getFirst().cpuPercentMax()).isEqualTo(95);
    assertThat(rows()).isEqualTo(2 + 15);
  }

  @Test
  void whatComesTooLateIsAddedToWhatWasFolded() {
    minute("srv_1", at(0), 10, 60);
    slots.fold("srv_1", at(15), QUARTER);
    minute("srv_1", at(1), 30, 60);
    slots.fold("srv_1", at(15), QUARTER);
    slots.fold("srv_1", at(15), QUARTER);

    assertThat(rows()).isEqualTo(1);
    assertThat(points("srv_1", NOON, at(15), QUARTER).getFirst().cpuPercent()).isEqualTo(20);
  }

  @Test
  void nodesThatFoldAtOnceCountNothingTwice() throws SQLException {
    try (Connection first = connect();
        Connection second = connect()) {
      List<SampleSlots> nodes =
          List.of(
              new SampleSlots(DSL.using(first, SQLDialect.MARIADB)),
              new SampleSlots(DSL.using(second, SQLDialect.MARIADB)));
      for (int round = 0; round < 20; round++) {
        String server = "srv_" + round;
        for (int i = 0; i < 15; i++) {
          minute(server, at(i), i, 60);
        }
        nodes.stream()
            .map(node -> CompletableFuture.runAsync(() -> node.fold(server, at(15), QUARTER)))
            .toList()
            .forEach(fold -> fold.exceptionally(deadlock -> null).join());
        slots.fold(server, at(15), QUARTER);
        assertThat(
                db.fetchValue("select sum(seconds) from sample_slot where server_id = ?", server))
            .isEqualTo(900.0);
      }
      assertThat(rows()).isEqualTo(20);
    }
  }

  @Test
  void thinningKeepsADayByTheMinuteAndAMonthByTheQuarter() {
    Instant now = NOON.plusSeconds(7);
    for (String server : List.of("srv_1", "srv_2")) {
      minute(server, NOON.minus(Duration.ofDays(31)), 10, 60);
      minute(server, NOON.minus(Duration.ofDays(29)), 10, 60);
      for (int i = 0; i < 30; i++) {
        minute(server, NOON.minus(Duration.ofHours(24)).plus(MINUTE.multipliedBy(i - 15)), 10, 60);
      }
    }
    thinning(now, new InProcessLeases()).thin();

    for (String server : List.of("srv_1", "srv_2")) {
      assertThat(
              db.fetch(
                  "select slot_seconds, count(*) from sample_slot where server_id = ?"
                      + " group by slot_seconds order by slot_seconds",
                  server))
          .extracting(row -> row.get(0) + " s: " + row.get(1))
          .containsExactly("60 s: 15", "900 s: 2");
      assertThat(points(server, NOON.minus(Duration.ofDays(30)), now, QUARTER)).hasSize(3);
    }
    thinning(NOON.plus(Duration.ofDays(40)), new InProcessLeases()).thin();
    assertThat(rows()).isZero();
  }

  @Test
  void oneNodeThinsForAll() {
    minute("srv_1", NOON.minus(Duration.ofDays(2)), 10, 60);
    InProcessLeases leases = new InProcessLeases();
    try (Lease other = leases.tryAcquire("history-thinning", MINUTE).orElseThrow()) {
      thinning(NOON, leases).thin();
      assertThat(db.fetchValue("select slot_seconds from sample_slot")).isEqualTo(60);
      assertThat(other.renew()).isTrue();
    }
    thinning(NOON, leases).thin();
    assertThat(db.fetchValue("select slot_seconds from sample_slot")).isEqualTo(900);
  }

  private static Thinning thinning(Instant now, InProcessLeases leases) {
    return new Thinning(slots, leases, DEFAULTS, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void whatCanNotBeWrittenWaitsUntilTheDatabaseIsBack() throws SQLException {
    SampleBuffer buffer = new SampleBuffer(DEFAULTS, new MovedClock(NOON));
    buffer.on(Reads.running("srv_1", NOON, 10, 0, NOON.minusSeconds(5)));
    Connection gone = connect();
    gone.close();
    HistoryWriter away =
        new HistoryWriter(buffer, new SampleSlots(DSL.using(gone, SQLDialect.MARIADB)), DEFAULTS);
    away.write();
    buffer.on(Reads.running("srv_1", NOON.plusSeconds(5), 20, 0, NOON));
    away.write();
    assertThat(rows()).isZero();

    HistoryWriter back = new HistoryWriter(buffer, slots, DEFAULTS);
    back.write();
    back.write();
    assertThat(points("srv_1", NOON, at(1), MINUTE).getFirst().cpuPercent()).isEqualTo(15);
    assertThat(buffer.unwritten(10)).isEmpty();
  }

  @Test
  void aNodeThatStopsWritesWhatItStillHas() {
    SampleBuffer buffer = new SampleBuffer(DEFAULTS, new MovedClock(NOON));
    HistoryWriter writer =
        new HistoryWriter(buffer, slots, Settings.of(Map.of("write-interval", "1h")));
    writer.start();
    buffer.on(Reads.running("srv_1", NOON, 10, 0, NOON.minusSeconds(5)));
    assertThat(rows()).isZero();

    writer.stop();
    assertThat(rows()).isEqualTo(1);
    assertThat(writer.isRunning()).isFalse();
  }
}
