package dev.slipway.catalog;

/**
 * Told inside its node when a product's quantity becomes another, or its stock begins or ceases to
 * be controlled, in the transaction that keeps it: what a listener writes to the store is kept with
 * it or not at all. Listeners do nothing else, and what they throw undoes the change.
 */
public record StockChanged(String productId) {}
