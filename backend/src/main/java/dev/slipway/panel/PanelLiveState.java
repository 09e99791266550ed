package dev.slipway.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hypervisor and the guest's agent report at one moment. Figures are as reported: which of
 * them make up "memory used" is the rule of {@code livestats}.
 *
 * @param cpuPercent share of all cores, 0 to 100
 * @param disk of the first drive
 * @param filesystems as reported, pseudo file systems included; null where the guest runs no agent
 */
public record PanelLiveState(
    Power power,
    @Nullable Double cpuPercent,
    Memory memory,
    @Nullable Disk disk,
    @Nullable List<Filesystem> filesystems) {

  /** Whether the machine is running. */
  public enum Power {
    RUNNING,
    STOPPED,
    PAUSED,
    UNKNOWN
  }

  /**
   * Memory figures in bytes, each null where it is not reported. The first five are libvirt's, the
   * last three the guest agent's.
   */
  public record Memory(
      @Nullable Long actual,
      @Nullable Long unused,
      @Nullable Long available,
      @Nullable Long usable,
      @Nullable Long rss,
      @Nullable Long agentTotal,
      @Nullable Long agentFree,
      @Nullable Long agentAvailable) {

    public static final Memory NONE = new Memory(null, null, null, null, null, null, null, null);
  }

  /** Bytes since boot; they start again at 0. */
  public record Disk(@Nullable Long readBytes, @Nullable Long writtenBytes) {}

  /** One mounted file system. */
  public record Filesystem(String mountPoint, String type, long usedBytes, long totalBytes) {}
}
