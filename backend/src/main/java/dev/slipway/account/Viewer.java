package dev.slipway.account;

import org.jspecify.annotations.Nullable;

/**
 * The contract's Viewer: who is signed in.
 *
 * @param customerId the customer that the account acts for; null for an operator
 */
public record Viewer(String id, String email, String name, Role role, @Nullable String customerId) {

  /** Who makes a call, as its answer shows them. */
  public static Viewer of(Caller caller) {
    return new Viewer(
        caller.accountId(), caller.email(), caller.name(), caller.role(), caller.customerId());
  }
}
