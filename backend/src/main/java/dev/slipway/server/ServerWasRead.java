package dev.slipway.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Published on the node that made a read to which the panel gave a server. Listeners run on the
 * thread that read, on which somebody waits: what takes longer than a moment belongs on another
 * one.
 *
 * @param readBefore when the panel had last given this server, to whichever node; null where it
 *     never had
 */
public record ServerWasRead(ServerRead read, @Nullable Instant readBefore) {}
