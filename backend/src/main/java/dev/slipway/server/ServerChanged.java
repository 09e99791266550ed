package dev.slipway.server;

/** Told to all nodes after what is known of a server has changed. */
public record ServerChanged(String serverId, String customerId) {}
