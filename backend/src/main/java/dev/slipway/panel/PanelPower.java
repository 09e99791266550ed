package dev.slipway.panel;

import java.util.OptionalLong;

/** Switching servers on and off. */
public interface PanelPower {

  /** What can be ordered; the panel's own verbs. */
  enum Order {
    BOOT,
    SHUTDOWN,
    RESTART,
    POWER_OFF
  }

  /**
   * Queues a power order at the panel. It has been accepted when this returns, not carried out.
   *
   * @return the panel's queue item to follow; empty where this panel names none
   */
  OptionalLong order(int panelServerId, Order order);
}
