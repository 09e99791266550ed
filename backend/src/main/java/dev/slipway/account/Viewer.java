package dev.slipway.account;

import org.jspecify.annotations.Nullable;

/**
 * The contract's Viewer: who is signed in.
 *
 * @param customerId the customer that the account acts for; null for an operator
 */
public record Viewer(
    String id, String email, String name, Role role, @Nullable String customerId) {}
