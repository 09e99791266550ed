package dev.slipway.simulator.model;

import java.time.Instant;

/** A public key that an account has left on the panel. */
public record SshKey(
    int id, int userId, String name, String publicKey, boolean enabled, Instant created) {}
