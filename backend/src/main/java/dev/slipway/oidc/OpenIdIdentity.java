package dev.slipway.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection between an account and somebody at an identity provider; the contract's
 * OpenIdIdentity.
 *
 * @param email the address that the provider told last; null where it tells none
 * @param lastUsedAt null where it never signed in
 */
record OpenIdIdentity(
    String id,
    String issuer,
    @Nullable String email,
    Instant createdAt,
    @Nullable Instant lastUsedAt) {}
