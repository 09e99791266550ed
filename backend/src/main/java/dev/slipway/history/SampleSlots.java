package dev.slipway.history;

import static dev.slipway.jooq.Tables.SAMPLE_SLOT;

import dev.slipway.history.SampleBuffer.Slot;
import dev.slipway.jooq.tables.records.SampleSlotRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The slots of all servers, in the database. */
@Repository
class SampleSlots {

  /** Of rows that were folded; no process has it. */
  private static final int FOLDED = 0;

  private static final int BATCH = 500;

  private final DSLContext db;

  SampleSlots(DSLContext db) {
    this.db = db;
  }

  /** Writes slots whole, in place of what the same writer wrote of them before. */
  void write(List<Map.Entry<Slot, SlotTotals>> slots, Duration length, int writer) {
    List<SampleSlotRecord> rows =
        slots.stream()
            .map(slot ->
                row(
                    slot.getKey().serverId(),
                    slot.getKey().startsAt(),
                    length,
                    writer,
                    slot.getValue()))
            .toList();
    upsert(db, rows);
  }

  private static void upsert(DSLContext db, List<SampleSlotRecord> rows) {
    for (int from = 0; from < rows.size(); from += BATCH) {
      db.insertInto(SAMPLE_SLOT)
          .set(rows.subList(from, Math.min(rows.size(), from + BATCH)))
          .onDuplicateKeyUpdate()
          .setAllToExcluded()
          .execute();
    }
  }

  /** A server that has slots, and whose id is the next one behind {@code serverId}. */
  Optional<String> serverAfter(String serverId) {
    return db.select(SAMPLE_SLOT.SERVER_ID)
        .from(SAMPLE_SLOT)
        .where(SAMPLE_SLOT.SERVER_ID.gt(serverId))
        .orderBy(SAMPLE_SLOT.SERVER_ID)
        .limit(1)
        .fetchOptional(SAMPLE_SLOT.SERVER_ID);
  }

  /**
   * Folds one server's shorter slots into slots of this length.
   *
   * @param before where folding ends; the start of a slot of this length
   */
  void fold(String serverId, Instant before, Duration length) {
    Condition shorter =
        SAMPLE_SLOT
            .SERVER_ID
            .eq(serverId)
            .and(SAMPLE_SLOT.STARTS_AT.lt(before))
            .and(SAMPLE_SLOT.SLOT_SECONDS.lt(seconds(length)));
    db.transaction(configuration -> {
      DSLContext transaction = configuration.dsl();
      // Locked, so that a node that folds at the same time waits and then finds nothing.
      List<SampleSlotRecord> rows =
          transaction.selectFrom(SAMPLE_SLOT).where(shorter).forUpdate().fetch();
      if (rows.isEmpty()) {
        return;
      }
      Map<Instant, SlotTotals> folded = new TreeMap<>();
      for (SampleSlotRecord row : rows) {
        folded.merge(Slots.startOf(row.getStartsAt(), length), totals(row), SlotTotals::plus);
      }
      // Rows that came too late for the last time are added to what was folded then.
      for (SampleSlotRecord row : folded(transaction, serverId, folded, length)) {
        folded.merge(row.getStartsAt(), totals(row), SlotTotals::plus);
      }
      List<SampleSlotRecord> written = new ArrayList<>();
      folded.forEach(
          (startsAt, totals) -> written.add(row(serverId, startsAt, length, FOLDED, totals)));
      upsert(transaction, written);
      transaction.deleteFrom(SAMPLE_SLOT).where(shorter).execute();
    });
  }

  private static List<SampleSlotRecord> folded(
      DSLContext transaction, String serverId, Map<Instant, SlotTotals> slots, Duration length) {
    return transaction
        .selectFrom(SAMPLE_SLOT)
        .where(SAMPLE_SLOT.SERVER_ID.eq(serverId))
        .and(SAMPLE_SLOT.STARTS_AT.in(slots.keySet()))
        .and(SAMPLE_SLOT.SLOT_SECONDS.eq(seconds(length)))
        .and(SAMPLE_SLOT.WRITER.eq(FOLDED))
        .forUpdate()
        .fetch();
  }

  /** Forgets one server's slots that began before. */
  void forget(String serverId, Instant before) {
    db.deleteFrom(SAMPLE_SLOT)
        .where(SAMPLE_SLOT.SERVER_ID.eq(serverId))
        .and(SAMPLE_SLOT.STARTS_AT.lt(before))
        .execute();
  }

  /** One server's averages over the points of a range, the oldest first; without empty ones. */
  List<StatsPoint> points(String serverId, HistoryRange range) {
    Field<Integer> point =
        DSL.field(
                "timestampdiff(second, {0}, {1}) div {2}",
                Integer.class,
                DSL.val(range.from(), SAMPLE_SLOT.STARTS_AT),
                SAMPLE_SLOT.STARTS_AT,
                DSL.inline(seconds(range.resolution())))
            .as("point");
    return db.select(
            point,
            average(SAMPLE_SLOT.RUNNING_SECONDS, SAMPLE_SLOT.SECONDS).times(100).as("running"),
            average(SAMPLE_SLOT.CPU_PERCENT, SAMPLE_SLOT.CPU_SECONDS).as("cpu"),
            DSL.max(SAMPLE_SLOT.CPU_PERCENT_MAX).as("cpu_max"),
            average(SAMPLE_SLOT.MEMORY_USED, SAMPLE_SLOT.MEMORY_SECONDS).as("memory_used"),
            average(SAMPLE_SLOT.MEMORY_TOTAL, SAMPLE_SLOT.MEMORY_SECONDS).as("memory_total"),
            average(SAMPLE_SLOT.DISK_READ, SAMPLE_SLOT.DISK_SECONDS).as("disk_read"),
            average(SAMPLE_SLOT.DISK_WRITTEN, SAMPLE_SLOT.DISK_SECONDS).as("disk_written"))
        .from(SAMPLE_SLOT)
        .where(SAMPLE_SLOT.SERVER_ID.eq(serverId))
        .and(SAMPLE_SLOT.STARTS_AT.ge(range.from()))
        .and(SAMPLE_SLOT.STARTS_AT.lt(range.to()))
        .groupBy(point)
        .orderBy(point)
        .fetch(row ->
            new StatsPoint(
                range.from().plus(range.resolution().multipliedBy(row.get(point))),
                row.get("running", Double.class),
                row.get("cpu", Double.class),
                row.get("cpu_max", Double.class),
                rounded(row, "memory_used"),
                rounded(row, "memory_total"),
                row.get("disk_read", Double.class),
                row.get("disk_written", Double.class)));
  }

  /** Null where the figure was never known. */
  private static Field<BigDecimal> average(Field<Double> sum, Field<Double> seconds) {
    return DSL.sum(sum).div(DSL.nullif(DSL.sum(seconds), BigDecimal.ZERO));
  }

  private static @Nullable Long rounded(Record row, String column) {
    Double value = row.get(column, Double.class);
    return value == null ? null : Math.round(value);
  }

  private static SlotTotals totals(SampleSlotRecord row) {
    return new SlotTotals(
        row.getSeconds(),
        row.getRunningSeconds(),
        row.getCpuSeconds(),
        row.getCpuPercent(),
        row.getCpuPercentMax(),
        row.getMemorySeconds(),
        row.getMemoryUsed(),
        row.getMemoryTotal(),
        row.getDiskSeconds(),
        row.getDiskRead(),
        row.getDiskWritten());
  }

  private static SampleSlotRecord row(
      String serverId, Instant startsAt, Duration length, int writer, SlotTotals totals) {
    return new SampleSlotRecord(
        serverId,
        startsAt,
        seconds(length),
        writer,
        totals.seconds(),
        totals.runningSeconds(),
        totals.cpuSeconds(),
        totals.cpuPercent(),
        totals.cpuPercentMax(),
        totals.memorySeconds(),
        totals.memoryUsed(),
        totals.memoryTotal(),
        totals.diskSeconds(),
        totals.diskRead(),
        totals.diskWritten());
  }

  private static int seconds(Duration length) {
    return Math.toIntExact(length.toSeconds());
  }
}
