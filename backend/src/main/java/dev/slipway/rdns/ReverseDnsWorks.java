package dev.slipway.rdns;

import static dev.slipway.jooq.tables.ReverseDnsWork.REVERSE_DNS_WORK;

import dev.slipway.panel.PanelServer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is still to be done to the records of servers, by the task that does it. */
@Repository
class ReverseDnsWorks {

  private final DSLContext db;
  private final JsonMapper json;

  ReverseDnsWorks(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** Why records are to change. */
  enum Reason {
    CREATED,
    RENAMED,
    ADDRESSES_CHANGED,
    TERMINATED
  }

  /**
   * One piece of work.
   *
   * @param hostname what records are to say; null where that is the server's own name by then
   * @param oldNames what records may say that follow along
   * @param addresses those that the server had before
   */
  record Work(
      String taskId,
      String serverId,
      Reason reason,
      @Nullable String hostname,
      Set<String> oldNames,
      List<PanelServer.Address> addresses) {}

  void add(Work work) {
    db.insertInto(REVERSE_DNS_WORK)
        .set(REVERSE_DNS_WORK.TASK_ID, work.taskId())
        .set(REVERSE_DNS_WORK.SERVER_ID, work.serverId())
        .set(REVERSE_DNS_WORK.REASON, reason(work.reason()))
        .set(REVERSE_DNS_WORK.HOSTNAME, work.hostname())
        .set(REVERSE_DNS_WORK.OLD_NAMES, JSON.json(json.writeValueAsString(work.oldNames())))
        .set(REVERSE_DNS_WORK.ADDRESSES, JSON.json(json.writeValueAsString(work.addresses())))
        .execute();
  }

  Optional<Work> find(String taskId) {
    return db.selectFrom(REVERSE_DNS_WORK)
        .where(REVERSE_DNS_WORK.TASK_ID.eq(taskId))
        .fetchOptional(row ->
            new Work(
                row.getTaskId(),
                row.getServerId(),
                Reason.valueOf(row.getReason().name()),
                row.getHostname(),
                new LinkedHashSet<>(
                    Arrays.asList(json.readValue(row.getOldNames().data(), String[].class))),
                List.of(json.readValue(row.getAddresses().data(), PanelServer.Address[].class))));
  }

  /** The newest piece of work for a server that is not done yet. */
  Optional<Work> open(String serverId, Reason reason) {
    return db.select(REVERSE_DNS_WORK.TASK_ID)
        .from(REVERSE_DNS_WORK)
        .where(REVERSE_DNS_WORK.SERVER_ID.eq(serverId))
        .and(REVERSE_DNS_WORK.REASON.eq(reason(reason)))
        .orderBy(REVERSE_DNS_WORK.TASK_ID.desc())
        .limit(1)
        .fetchOptional(REVERSE_DNS_WORK.TASK_ID)
        .flatMap(this::find);
  }

  /** It is done. */
  void remove(String taskId) {
    db.deleteFrom(REVERSE_DNS_WORK).where(REVERSE_DNS_WORK.TASK_ID.eq(taskId)).execute();
  }

  private static dev.slipway.jooq.enums.ReverseDnsWorkReason reason(Reason reason) {
    return dev.slipway.jooq.enums.ReverseDnsWorkReason.valueOf(reason.name());
  }
}
