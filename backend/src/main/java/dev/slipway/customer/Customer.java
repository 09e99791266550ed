package dev.slipway.customer;

/**
 * Somebody who has servers at this host.
 *
 * @param externalId the billing system's id, also the panel's external relation id
 */
public record Customer(String id, String name, String email, String externalId) {}
