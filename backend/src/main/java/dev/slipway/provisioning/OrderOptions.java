package dev.slipway.provisioning;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelOrders.NewServer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for besides its product; the contract's ServerOptionsInput. Each figure means
 * what its name says: {@code memoryMb} 512 is 512 MB, and Mbps become the panel's kB/s by 125.
 */
record OrderOptions(
    @Nullable Integer packageId,
    @Nullable Integer hypervisorGroupId,
    @Nullable Integer ipv4Count,
    @Nullable Integer storageGb,
    @Nullable Integer memoryMb,
    @Nullable Integer trafficGb,
    @Nullable Integer cpuCores,
    @Nullable Integer networkSpeedInMbps,
    @Nullable Integer networkSpeedOutMbps,
    @Nullable Integer networkProfileId,
    @Nullable Integer storageProfileId) {

  static final OrderOptions NONE =
      new OrderOptions(null, null, null, null, null, null, null, null, null, null, null);

  private static final int KILOBYTES_PER_MBIT = 125;
  private static final int LARGEST = 999_999_999;

  /** A terabit: more in kB/s the panel can't be told. */
  private static final int FASTEST_MBPS = 1_000_000;

  private static final int MOST_ADDRESSES = 256;
  private static final int MOST_CORES = 1024;

  /**
   * Refuses figures that nobody can mean.
   *
   * @throws Refusal INVALID, with every field that is wrong
   */
  void check() {
    List<UserError> errors = new ArrayList<>();
    check(errors, "packageId", packageId, 1, LARGEST);
    check(errors, "hypervisorGroupId", hypervisorGroupId, 1, LARGEST);
    check(errors, "ipv4Count", ipv4Count, 0, MOST_ADDRESSES);
    check(errors, "storageGb", storageGb, 1, LARGEST);
    check(errors, "memoryMb", memoryMb, 1, LARGEST);
    check(errors, "trafficGb", trafficGb, 0, LARGEST);
    check(errors, "cpuCores", cpuCores, 1, MOST_CORES);
    check(errors, "networkSpeedInMbps", networkSpeedInMbps, 0, FASTEST_MBPS);
    check(errors, "networkSpeedOutMbps", networkSpeedOutMbps, 0, FASTEST_MBPS);
    check(errors, "networkProfileId", networkProfileId, 1, LARGEST);
    check(errors, "storageProfileId", storageProfileId, 1, LARGEST);
    if (!errors.isEmpty()) {
      throw new Refusal(errors);
    }
  }

  private static void check(
      List<UserError> errors, String field, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      errors.add(
          new UserError(
              UserError.Code.INVALID,
              "Give a whole number from " + least + " to " + most + ", or leave it out.",
              List.of("options", field),
              null));
    }
  }

  /**
   * What the panel is asked for.
   *
   * @param usualPackageId the product's; an option goes before it, like before all that follow
   */
  NewServer newServer(int usualPackageId, int usualGroupId, int usualIpv4Count) {
    return new NewServer(
        orElse(packageId, usualPackageId),
        orElse(hypervisorGroupId, usualGroupId),
        orElse(ipv4Count, usualIpv4Count),
        storageGb,
        memoryMb,
        trafficGb,
        cpuCores,
        kilobytes(networkSpeedInMbps),
        kilobytes(networkSpeedOutMbps),
        networkProfileId,
        storageProfileId);
  }

  private static int orElse(@Nullable Integer given, int usual) {
    return given == null ? usual : given;
  }

  private static @Nullable Integer kilobytes(@Nullable Integer mbps) {
    return mbps == null ? null : Integer.valueOf(mbps * KILOBYTES_PER_MBIT);
  }
}
