package dev.slipway.customer;

import org.jspecify.annotations.Nullable;

/** Which customers a list holds; what is given must all hold. */
public record CustomerFilter(@Nullable String search, @Nullable String externalId) {}
