package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.QueueItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item of the queue. */
public final class QueueWire {

  private QueueWire() {}

  /** What an order for power answers. */
  public static Map<String, @Nullable Object> ordered(QueueItem item) {
    return Json.data(Json.object("queueId", item.id()));
  }

  public static Map<String, @Nullable Object> of(QueueItem item, Instant now) {
    boolean finished = item.isFinished(now);
    String failure = finished ? item.failure() : null;
    Instant updated = finished ? item.endsAt() : now;
    return Json.data(
        Json.object(
            "id", item.id(),
            "jobId", String.valueOf(item.id() + 700),
            "job", item.action().job(),
            "hypervisorId", item.hypervisorId(),
            "serverId", item.serverId(),
            "action", item.action().wireName(),
            "queue", "default",
            "started", Times.offset(item.started()),
            "updated", Times.offset(updated),
            "finished", finished ? Times.offset(updated) : null,
            "failed", failure != null,
            "progress", item.progress(now),
            "errors", errors(failure),
            "primaryActions", List.of(step(item, failure, updated)),
            "subActions", Json.EMPTY));
  }

  private static Map<String, @Nullable Object> errors(@Nullable String failure) {
    return Json.object(
        "exception",
        Json.object(
            "stringable",
            failure != null,
            "errors",
            failure == null ? Json.EMPTY : List.of(failure),
            "type",
            null,
            "trace",
            null,
            "message",
            failure));
  }

  private static Map<String, @Nullable Object> step(
      QueueItem item, @Nullable String failure, Instant updated) {
    return Json.object(
        "type", item.action().step(),
        "dataType", "object",
        "data",
            Json.object("success", failure == null, "msg", failure, "path", "/home/vf-data/server"),
        "created", Times.offset(item.started()),
        "updated", Times.offset(updated));
  }
}
