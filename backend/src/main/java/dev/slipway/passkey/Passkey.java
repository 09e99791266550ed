package dev.slipway.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of somebody; the contract's Passkey.
 *
 * @param lastUsedAt null where it never was
 */
record Passkey(String id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}
