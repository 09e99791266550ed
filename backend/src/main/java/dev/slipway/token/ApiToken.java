package dev.slipway.token;

import dev.slipway.account.ApiScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token without its secret; the contract's ApiToken.
 *
 * @param prefix how the secret begins
 * @param customerId the one customer that it reaches; null where it reaches every customer
 * @param allowedAddresses where it may be used from; everywhere where empty
 * @param lastUsedAt to the minute; null where it never was
 * @param expiresAt null where it never does
 */
record ApiToken(
    String id,
    String name,
    List<ApiScope> scopes,
    String prefix,
    @Nullable String customerId,
    List<String> allowedAddresses,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt) {}
