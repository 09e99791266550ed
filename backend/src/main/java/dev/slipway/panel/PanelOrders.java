package dev.slipway.panel;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Making servers, and finding those that were made. */
public interface PanelOrders {

  /**
   * What is asked of the panel; what is null is left to the package.
   *
   * @param hypervisorGroupId where the server is to be
   * @param ipv4Count how many addresses
   * @param trafficGb for each period; 0 for traffic that is not metered
   * @param inboundKilobytesPerSecond in the panel's kB/s
   */
  record NewServer(
      int packageId,
      int hypervisorGroupId,
      int ipv4Count,
      @Nullable Integer storageGb,
      @Nullable Integer memoryMb,
      @Nullable Integer trafficGb,
      @Nullable Integer cpuCores,
      @Nullable Integer inboundKilobytesPerSecond,
      @Nullable Integer outboundKilobytesPerSecond,
      @Nullable Integer networkProfileId,
      @Nullable Integer storageProfileId) {}

  /**
   * A server in the list of an account.
   *
   * @param untouched made and never built or named: as the panel makes servers
   */
  record OwnedServer(int id, boolean untouched) {}

  /**
   * Makes a server without an operating system. Doing it a second time makes a second one.
   *
   * @return its number; empty where the panel took the order and does not say
   */
  OptionalInt create(int panelUserId, NewServer server);

  /** Asks the panel whether it would make such a server; nothing is made. */
  void check(int panelUserId, NewServer server);

  /** How long a call can take; afterwards nobody waits for its answer any more. */
  Duration longestCall();

  /** Every server that an account has. */
  List<OwnedServer> ofUser(int panelUserId);
}
