package dev.slipway.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a mutation that the caller can put right, or wait out.
 *
 * @param message what is wrong and what to do, fit to show to the customer
 * @param field path into {@code input}
 */
public record UserError(
    Code code, String message, @Nullable List<String> field, @Nullable Integer retryAfterSeconds) {

  /** The contract's UserErrorCode. */
  public enum Code {
    INVALID,
    NOT_FOUND,
    NOT_PROVISIONED,
    WRONG_STATUS,
    BUSY,
    RATE_LIMITED,
    FORWARD_DNS_MISMATCH,
    NO_ZONE,
    OUT_OF_STOCK,
    REJECTED_BY_PANEL,
    PANEL_UNAVAILABLE,
    DNS_UNAVAILABLE,
    SECOND_FACTOR_REQUIRED,
    FRESH_CHECK_REQUIRED,
    IDENTITY_PROVIDER_UNAVAILABLE
  }

  public static UserError of(Code code, String message) {
    return new UserError(code, message, null, null);
  }

  public static UserError on(String field, Code code, String message) {
    return new UserError(code, message, List.of(field), null);
  }

  public static UserError invalid(String field, String message) {
    return on(field, Code.INVALID, message);
  }

  /** Also for an object that is somebody else's: the two must not be told apart. */
  public static UserError notFound(String field, String what) {
    return on(field, Code.NOT_FOUND, "There is no such " + what + ". Check the id.");
  }

  /**
   * The refusal of what came too soon.
   *
   * @param wait rounded up to whole seconds, at least one
   */
  public static UserError rateLimited(String message, Duration wait) {
    int seconds = (int) Math.max(1, (wait.toMillis() + 999) / 1000);
    return new UserError(Code.RATE_LIMITED, message, null, seconds);
  }
}
