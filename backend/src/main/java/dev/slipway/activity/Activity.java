package dev.slipway.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of what was done; the contract's Activity.
 *
 * @param serverId with which server; null where it was with none
 */
public record Activity(
    String id,
    @Nullable String serverId,
    Instant at,
    String actor,
    String action,
    String summary,
    boolean succeeded) {}
