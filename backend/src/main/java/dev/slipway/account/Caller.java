package dev.slipway.account;

import dev.slipway.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call. Every look-up of an object takes it, so that somebody else's object can't be
 * loaded at all.
 *
 * @param customerId the customer that the caller acts for; null for an operator
 * @param sessionId what {@link Sessions} knows the session by
 * @param remoteAddress where the call came from, for activity; null where unknown
 */
public record Caller(
    String accountId,
    String email,
    String name,
    Role role,
    @Nullable String customerId,
    String sessionId,
    @Nullable String remoteAddress) {

  /** The customer whose objects alone the caller may see; null where there is no such bound. */
  public @Nullable String onlyCustomer() {
    return role == Role.OPERATOR ? null : java.util.Objects.requireNonNull(customerId);
  }

  public boolean isOperator() {
    return role == Role.OPERATOR;
  }

  /**
   * Lets operators pass.
   *
   * @throws ApiException FORBIDDEN for everyone but operators
   */
  public void requireOperator() {
    if (!isOperator()) {
      throw new ApiException(ApiException.Code.FORBIDDEN, "This is for operators only.");
    }
  }
}
