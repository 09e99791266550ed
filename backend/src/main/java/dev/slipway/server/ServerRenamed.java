package dev.slipway.server;

/**
 * Told by {@link ServerEvents} when the panel has taken another name for a server.
 *
 * @param oldName the host name before, else the name before
 */
public record ServerRenamed(String serverId, String oldName, String newName) {}
