package dev.slipway.server;

/**
 * Told by {@link ServerEvents} when the panel has taken the order to suspend a server: what is open
 * on it must be closed.
 */
public record ServerSuspended(String serverId) {}
