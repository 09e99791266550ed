package dev.slipway.simulator.model;

/**
 * The panel does not take this order now: another one is in work, or the server is suspended.
 * Status 423 on the wire.
 */
public final class OrderRefused extends RuntimeException {

  public OrderRefused(String message) {
    super(message);
  }
}
