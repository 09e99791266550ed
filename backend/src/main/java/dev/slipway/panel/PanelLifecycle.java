package dev.slipway.panel;

/**
 * Suspending, unsuspending and deleting servers. Doing one of these a second time changes nothing.
 */
public interface PanelLifecycle {

  /** How many minutes a deletion can be put off for. */
  int LONGEST_DELAY_MINUTES = 43_800;

  /**
   * Suspends a server. A server that is busy is suspended when it no longer is; the panel takes the
   * order all the same.
   *
   * @throws PanelNotFound where the panel has no such server
   */
  void suspend(int panelServerId);

  /**
   * Lifts a suspension, at once or when the server is no longer busy.
   *
   * @throws PanelNotFound where the panel has no such server
   */
  void unsuspend(int panelServerId);

  /**
   * Orders the deletion of a server and of everything on it.
   *
   * @param delayMinutes 0 to {@link #LONGEST_DELAY_MINUTES}; until then the server stays as it is
   * @throws PanelNotFound where the panel has no such server
   */
  void delete(int panelServerId, int delayMinutes);
}
