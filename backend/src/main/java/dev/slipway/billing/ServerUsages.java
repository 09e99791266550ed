package dev.slipway.billing;

import static dev.slipway.jooq.Tables.SERVER_USAGE;

import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What the daily sync stored. */
@Repository
class ServerUsages {

  private final DSLContext db;

  ServerUsages(DSLContext db) {
    this.db = db;
  }

  /** Of servers that the caller has been found to see, by server. */
  Map<String, ServerUsage> find(Collection<String> serverIds) {
    return db.selectFrom(SERVER_USAGE)
        .where(SERVER_USAGE.SERVER_ID.in(serverIds))
        .fetchMap(
            SERVER_USAGE.SERVER_ID,
            row ->
                new ServerUsage(
                    row.getDiskUsedBytes(),
                    row.getDiskLimitBytes(),
                    row.getTrafficUsedBytes(),
                    row.getTrafficLimitBytes(),
                    row.getUpdatedAt()));
  }

  /** Stores all figures of a server. */
  void keep(String serverId, ServerUsage usage) {
    db.insertInto(SERVER_USAGE)
        .set(SERVER_USAGE.SERVER_ID, serverId)
        .set(SERVER_USAGE.DISK_USED_BYTES, usage.diskUsedBytes())
        .set(SERVER_USAGE.DISK_LIMIT_BYTES, usage.diskLimitBytes())
        .set(SERVER_USAGE.TRAFFIC_USED_BYTES, usage.trafficUsedBytes())
        .set(SERVER_USAGE.TRAFFIC_LIMIT_BYTES, usage.trafficLimitBytes())
        .set(SERVER_USAGE.UPDATED_AT, usage.updatedAt())
        .onDuplicateKeyUpdate()
        .set(SERVER_USAGE.DISK_USED_BYTES, usage.diskUsedBytes())
        .set(SERVER_USAGE.DISK_LIMIT_BYTES, usage.diskLimitBytes())
        .set(SERVER_USAGE.TRAFFIC_USED_BYTES, usage.trafficUsedBytes())
        .set(SERVER_USAGE.TRAFFIC_LIMIT_BYTES, usage.trafficLimitBytes())
        .set(SERVER_USAGE.UPDATED_AT, usage.updatedAt())
        .execute();
  }
}
