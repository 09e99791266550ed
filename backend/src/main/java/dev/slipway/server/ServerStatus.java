package dev.slipway.server;

import dev.slipway.panel.PanelServer;

/** Where a service stands in its lifecycle; the contract's ServerStatus. */
public enum ServerStatus {
  PENDING,
  PROVISIONING,
  ACTIVE,
  SUSPENDED,
  TERMINATING,
  TERMINATED,
  FAILED;

  /** What the panel's flags come to: contract, "Status". */
  static ServerStatus of(PanelServer server) {
    if (server.suspended()) {
      return SUSPENDED;
    }
    return switch (server.buildState()) {
      case FAILED -> FAILED;
      case QUEUED, BUILDING -> PROVISIONING;
      case ALLOCATED -> PENDING;
      case COMPLETE -> ACTIVE;
    };
  }
}
