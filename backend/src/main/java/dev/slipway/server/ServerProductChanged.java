package dev.slipway.server;

/** Told by {@link ServerEvents} when the panel has given a server another package. */
public record ServerProductChanged(String serverId) {}
