package dev.slipway.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom the provider vouches for.
 *
 * @param issuer the provider
 * @param subject what it knows the person by; never another person's
 * @param email null where it tells none
 * @param emailDenied true where it says itself that it has not verified the address
 * @param authenticatedAt when the person last proved to be there, as far as it tells
 */
record ProvedIdentity(
    String issuer,
    String subject,
    @Nullable String email,
    boolean emailDenied,
    @Nullable Instant authenticatedAt) {}
