package dev.slipway.provisioning;

import java.time.Instant;

/**
 * A server that the panel has made for an order besides the one that the order has.
 *
 * @param panelServerId the panel's number
 */
record SurplusServer(int panelServerId, String orderId, Instant foundAt, State state) {

  /** What became of it. */
  enum State {
    /** Nobody has decided about it. */
    OPEN,
    /** It is behind a service by now. */
    ADOPTED,
    /** Its deletion was ordered, or the panel no longer had it. */
    DELETED,
    /** A person says that it is not to be deleted. */
    KEPT
  }
}
