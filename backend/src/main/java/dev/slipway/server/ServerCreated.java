package dev.slipway.server;

import org.jspecify.annotations.Nullable;

/**
 * Told by {@link ServerEvents} when a server that was ordered here stands on the panel and, where
 * an operating system was ordered too, that has been installed. Can be told twice of one server.
 *
 * @param hostname what the guest was built with; null where the panel chose, or nothing was built
 */
public record ServerCreated(String serverId, @Nullable String hostname) {}
