package dev.slipway.livestats;

import dev.slipway.panel.PanelLiveState.Memory;
import org.jspecify.annotations.Nullable;

/**
 * How much memory a server uses, by the best figures there are: behaviour §13, the corrected order.
 * In libvirt's words {@code available} is all that the guest can use and {@code usable} what it
 * could still hand out.
 *
 * @param usedBytes never below 0; null where only the allocation is known
 * @param totalBytes what used is a part of
 */
record MemoryUse(@Nullable Long usedBytes, long totalBytes, MemorySource source) {

  /**
   * Takes the best figures that there are.
   *
   * @param allocatedBytes what the server was given; 0 where unknown
   * @return null where nothing is known
   */
  static @Nullable MemoryUse of(Memory memory, long allocatedBytes) {
    Long balloonTotal = first(memory.available(), memory.actual());
    if (balloonTotal != null && memory.unused() != null) {
      return used(balloonTotal, memory.unused(), MemorySource.BALLOON_UNUSED);
    }
    if (balloonTotal != null && memory.usable() != null) {
      return used(balloonTotal, memory.usable(), MemorySource.BALLOON_USABLE);
    }
    Long agentFree = first(memory.agentAvailable(), memory.agentFree());
    if (memory.agentTotal() != null && agentFree != null) {
      return used(memory.agentTotal(), agentFree, MemorySource.GUEST_AGENT);
    }
    if (allocatedBytes <= 0) {
      return null;
    }
    return memory.rss() == null
        ? new MemoryUse(null, allocatedBytes, MemorySource.ALLOCATION)
        : new MemoryUse(Math.max(0, memory.rss()), allocatedBytes, MemorySource.HYPERVISOR_RSS);
  }

  /** 0 to 100: a hypervisor can hold more than it allocated. Null where there is no used figure. */
  @Nullable Double percent() {
    if (usedBytes == null || totalBytes <= 0) {
      return null;
    }
    return Math.min(100.0, 100.0 * usedBytes / totalBytes);
  }

  private static MemoryUse used(long total, long free, MemorySource source) {
    return new MemoryUse(Math.max(0, total - free), total, source);
  }

  private static @Nullable Long first(@Nullable Long preferred, @Nullable Long otherwise) {
    return preferred == null ? otherwise : preferred;
  }
}
