package dev.slipway.provisioning;

/**
 * The steps of an order, in their order. Each can be repeated: it looks before it does anything.
 */
enum OrderStep {
  /** The customer's account on the panel is found or made. */
  PANEL_USER,
  /** The panel makes the server, which is then linked to the service. */
  CREATE,
  /** The operating system is ordered. */
  BUILD,
  /** The operating system is being installed. */
  INSTALLATION,
  /** Stock, reverse DNS and whoever else listens are told. */
  FINISH
}
