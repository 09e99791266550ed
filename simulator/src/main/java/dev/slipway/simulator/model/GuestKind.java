package dev.slipway.simulator.model;

/** What runs inside a machine decides what the hypervisor can tell about it. */
public enum GuestKind {
  /**
   * Linux with the guest agent: balloon figures for memory, file systems, details of the system.
   */
  LINUX,
  /** Windows with the guest agent: memory as the agent reads it, as strings. */
  WINDOWS,
  /**
   * Nothing that answers: only the resident size of the process and the disk counters are known.
   */
  NO_AGENT
}
