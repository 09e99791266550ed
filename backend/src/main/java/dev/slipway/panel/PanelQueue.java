package dev.slipway.panel;

import org.jspecify.annotations.Nullable;

/** The panel's queue of work. */
public interface PanelQueue {

  /**
   * One piece of work.
   *
   * @param panelServerId the server that it works on; null where the panel does not say
   * @param progressPercent 0 to 100; null where the panel does not say
   */
  record Item(
      long id,
      @Nullable Integer panelServerId,
      @Nullable Integer progressPercent,
      boolean finished,
      boolean failed) {}

  /**
   * Reads where one piece of work stands.
   *
   * @throws PanelNotFound where the panel has no such item, or no longer
   */
  Item read(long queueId);
}
