package dev.slipway.token;

import dev.slipway.account.ApiScope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that is to be made, found to be right.
 *
 * @param customerId the one customer that an operator's token is to reach; null where not bound
 */
record NewToken(
    String name,
    Set<ApiScope> scopes,
    @Nullable Instant expiresAt,
    AddressList addresses,
    @Nullable String customerId) {}
