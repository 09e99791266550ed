package dev.slipway.server;

/** What can be done with a server; the contract's ServerActionKind, as far as it is built. */
public enum ServerActionKind {
  BOOT,
  SHUTDOWN,
  RESTART,
  POWER_OFF,
  REBUILD,
  RENAME,
  OPEN_CONSOLE,
  RESET_SERVER_PASSWORD,
  RESET_PANEL_PASSWORD,
  PANEL_LOGIN,
  SET_REVERSE_DNS
}
