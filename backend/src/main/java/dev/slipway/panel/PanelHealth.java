package dev.slipway.panel;

import java.time.Instant;

/**
 * Whether the panel can be reached, known from the calls of this node and from a probe while there
 * are none.
 */
public interface PanelHealth {

  /**
   * Since when the panel has been reachable, or not. Each change is published as an application
   * event.
   */
  record Reachability(boolean reachable, Instant since) {}

  /** What is known now; never calls the panel. */
  Reachability reachability();

  /**
   * Calls the panel now, with its token.
   *
   * @return what is wrong and what to do about it, for operators; empty text where all is well
   */
  String probe();
}
