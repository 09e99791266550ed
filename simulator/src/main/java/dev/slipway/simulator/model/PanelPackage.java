package dev.slipway.simulator.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The footprint behind a product; speeds in kB/s (0 = not capped). */
public record PanelPackage(
    int id,
    String name,
    @Nullable String description,
    boolean enabled,
    Footprint footprint,
    int networkSpeed,
    int storageProfile,
    Instant created) {}
