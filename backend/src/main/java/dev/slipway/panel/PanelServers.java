package dev.slipway.panel;

/** Servers as the panel knows them. */
public interface PanelServers {

  /**
   * Reads one server with its live state. Costs the panel a round trip to the hypervisor; callers
   * who ask at the same moment share one call.
   *
   * @throws PanelNotFound where the panel has no such server
   */
  PanelServer read(int panelServerId);

  /**
   * Changes the display label.
   *
   * @param name 1 to 63 characters, no control characters
   */
  void rename(int panelServerId, String name);
}
