package dev.slipway.panel;

import java.util.List;

/** Giving a server another package, or more or less of one resource. */
public interface PanelResources {

  /**
   * Gives a server another package, with everything that comes with it. The panel never makes a
   * disk smaller.
   *
   * @return what the panel left as it was, in its own words; empty where it does not say
   * @throws PanelNotFound where the panel has no such server
   */
  List<String> changePackage(int panelServerId, int packageId);

  /** Sets the memory. */
  void setMemory(int panelServerId, int megabytes);

  /** Sets the number of CPU cores. */
  void setCpuCores(int panelServerId, int cores);

  /** Sets the traffic of each period; 0 for traffic that is not metered. */
  void setTraffic(int panelServerId, int gigabytes);
}
