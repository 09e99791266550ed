package dev.slipway.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param customerId null for an operator
 * @param passwordHash Argon2id, with its parameters; null for who signs in without a password
 */
record Account(
    String id,
    String email,
    String name,
    Role role,
    @Nullable String customerId,
    @Nullable String passwordHash) {}
