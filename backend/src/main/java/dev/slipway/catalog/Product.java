package dev.slipway.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sold; the contract's Product.
 *
 * @param enabled whether it can be ordered
 */
public record Product(
    String id,
    String name,
    @Nullable String description,
    boolean enabled,
    Settings settings,
    Stock stock) {

  /**
   * What the operator has set.
   *
   * @param packageId the panel's number of the footprint behind it
   * @param hypervisorGroupIds where its servers may go, at least one; the first is where a server
   *     goes when the order names no other
   * @param defaultIpv4Count addresses for each server; with 0, stock does not look at addresses
   * @param stockSafetyBufferPercent of each resource of a hypervisor, kept free; 0 to 100
   * @param autoTopUpThreshold credit below which the customer's account is topped up, in the
   *     panel's tokens; null or 0 is never
   * @param autoTopUpAmount what it is topped up by, in tokens
   */
  public record Settings(
      int packageId,
      List<Integer> hypervisorGroupIds,
      int defaultIpv4Count,
      boolean stockControlled,
      BigDecimal stockSafetyBufferPercent,
      SelfServiceMode selfServiceMode,
      @Nullable BigDecimal autoTopUpThreshold,
      @Nullable BigDecimal autoTopUpAmount) {}
}
