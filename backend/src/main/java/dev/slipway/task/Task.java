package dev.slipway.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work on a server, kept in the store so that it outlives a restart.
 *
 * @param progressPercent 0 to 100; null where the panel does not say
 * @param message fit to show to the customer
 * @param panelQueueId the panel's queue item; null where it named none, or before it took the order
 * @param finishedAt null while it is open
 */
public record Task(
    String id,
    String serverId,
    TaskKind kind,
    TaskState state,
    @Nullable Integer progressPercent,
    String message,
    @Nullable Long panelQueueId,
    Instant startedAt,
    @Nullable Instant finishedAt) {}
