package dev.slipway.server;

/**
 * Told by {@link ServerEvents} when the panel has taken the order to delete a server, or has none
 * any more: what belongs to it must be closed and tidied up. The store still has its last known
 * state, its addresses among them. Can be told twice of one server.
 */
public record ServerTerminated(String serverId) {}
