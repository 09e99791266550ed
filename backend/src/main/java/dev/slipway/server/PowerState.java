package dev.slipway.server;

import dev.slipway.panel.PanelLiveState;
import org.jspecify.annotations.Nullable;

/** Whether a server is running; the contract's PowerState. */
public enum PowerState {
  RUNNING,
  STOPPED,
  PAUSED,
  UNKNOWN;

  /** What the live state says; UNKNOWN where the panel reports none. */
  public static PowerState of(@Nullable PanelLiveState live) {
    return live == null
        ? UNKNOWN
        : switch (live.power()) {
          case RUNNING -> RUNNING;
          case STOPPED -> STOPPED;
          case PAUSED -> PAUSED;
          case UNKNOWN -> UNKNOWN;
        };
  }
}
