package dev.slipway.simulator.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hypervisors that a server may be placed on; {@code icon} is a two-letter country code or null.
 */
public record HypervisorGroup(
    int id,
    String name,
    @Nullable String icon,
    String description,
    boolean enabled,
    Instant created) {}
