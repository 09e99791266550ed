package dev.slipway.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place where somebody is signed in; the contract's Session.
 *
 * @param id fit to be shown, unlike what {@link Credential} has
 * @param lastUsedAt to the minute
 * @param remoteAddress where it was last used from
 * @param browser for example {@code Firefox}; null where the browser did not say
 * @param operatingSystem for example {@code Android}; null where the browser did not say
 * @param current true for the one that the call came by
 */
public record Session(
    String id,
    Instant startedAt,
    Instant lastUsedAt,
    @Nullable String remoteAddress,
    @Nullable String browser,
    @Nullable String operatingSystem,
    boolean current) {}
