package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.QueueItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of the queue. */
public final class QueueWire {

  private QueueWire() {}

  /** What an order for power answers. */
  public static Json ordered(QueueItem item) {
    return Json.data(Json.object().with("queueId", item.id()));
  }

  public static Json of(QueueItem item, Instant now) {
    boolean finished = item.isFinished(now);
    String failure = finished ? item.failure() : null;
    Instant updated = finished ? item.endsAt() : now;
    return Json.data(
        Json.object()
            .with("id", item.id())
            .with("jobId", String.valueOf(item.id() + 700))
            .with("job", item.action().job())
            .with("hypervisorId", item.hypervisorId())
            .with("serverId", item.serverId())
            .with("action", item.action().wireName())
            .with("queue", "default")
            .with("started", Times.offset(item.started()))
            .with("updated", Times.offset(updated))
            .with("finished", finished ? Times.offset(updated) : null)
            .with("failed", failure != null)
            .with("progress", item.progress(now))
            .with("errors", errors(failure))
            .with("primaryActions", List.of(step(item, failure, updated)))
            .with("subActions", Json.EMPTY));
  }

  private static Json errors(@Nullable String failure) {
    return Json.object()
        .with(
            "exception",
            Json.object()
                .with("stringable", failure != null)
                .with("errors", failure == null ? Json.EMPTY : List.of(failure))
                .with("type", null)
                .with("trace", null)
                .with("message", failure));
  }

  private static Json step(QueueItem item, @Nullable String failure, Instant updated) {
    return Json.object()
        .with("type", item.action().step())
        .with("dataType", "object")
        .with(
            "data",
            Json.object()
                .with("success", failure == null)
                .with("msg", failure)
                .with("path", "/home/vf-data/server"))
        .with("created", Times.offset(item.started()))
        .with("updated", Times.offset(updated));
  }
}
