package dev.slipway.catalog;

/** How a customer's account on the panel is billed there; the contract's SelfServiceMode. */
public enum SelfServiceMode {
  OFF,
  HOURLY,
  RESOURCE_PACKS,
  BOTH
}
