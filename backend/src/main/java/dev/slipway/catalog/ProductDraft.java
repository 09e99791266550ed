package dev.slipway.catalog;

import org.jspecify.annotations.Nullable;

/** A product before it is stored: everything that an operator decides. */
record ProductDraft(
    String name, @Nullable String description, boolean enabled, Product.Settings settings) {}
