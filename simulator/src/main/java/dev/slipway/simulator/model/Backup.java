package dev.slipway.simulator.model;

import java.time.Instant;

/** A backup of a server: finished, in work or being deleted. */
public record Backup(
    int id, int serverId, boolean complete, boolean deleting, boolean restoring, Instant created) {}
