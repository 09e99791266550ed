package dev.slipway.server;

/** What servers can have been sold as; the catalogue brings it, and is not known here. */
public interface SoldProducts {

  /** Whether there is a product with this id, also one that is not sold any more. */
  boolean exists(String productId);
}
