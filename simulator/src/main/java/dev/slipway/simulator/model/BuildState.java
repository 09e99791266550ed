package dev.slipway.simulator.model;

import java.util.Locale;

/**
 * How far a server's installation is; the panel's {@code state}, which says nothing about power.
 */
public enum BuildState {
  ALLOCATED(0),
  QUEUED(1),
  BUILDING(2),
  COMPLETE(3),
  FAILED(2);

  private final int commissionStatus;

  BuildState(int commissionStatus) {
    this.commissionStatus = commissionStatus;
  }

  /** The same as a number from 0 to 3, which the panel shows beside it. */
  public int commissionStatus() {
    return commissionStatus;
  }

  /** The word on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
