package dev.slipway.livestats;

/** How exact a memory figure is, best first; the contract's MemorySource. */
public enum MemorySource {
  BALLOON_UNUSED,
  BALLOON_USABLE,
  GUEST_AGENT,
  HYPERVISOR_RSS,
  ALLOCATION
}
