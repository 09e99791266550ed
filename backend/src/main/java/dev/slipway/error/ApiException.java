package dev.slipway.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a query, a subscription or a whole request with a GraphQL error. The message is read by
 * whoever called; it says what to do. Mutations use {@link Refusal} for what their caller can put
 * right.
 */
public final class ApiException extends RuntimeException {

  /** The codes of {@code extensions.code}; the contract lists what each means. */
  public enum Code {
    UNAUTHENTICATED,
    FORBIDDEN,
    BAD_USER_INPUT,
    NOT_FOUND,
    RATE_LIMITED,
    PANEL_UNAVAILABLE,
    DNS_UNAVAILABLE,
    INTERNAL
  }

  private final Code code;
  private final @Nullable Duration retryAfter;

  public ApiException(Code code, String message) {
    this(code, message, null);
  }

  public ApiException(Code code, String message, @Nullable Duration retryAfter) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public static ApiException unauthenticated() {
    return new ApiException(Code.UNAUTHENTICATED, "Sign in first, or send a token.");
  }

  public static ApiException badInput(String message) {
    return new ApiException(Code.BAD_USER_INPUT, message);
  }

  /** Also for an object that exists and is somebody else's: the two must not be told apart. */
  public static ApiException notFound(String what) {
    return new ApiException(Code.NOT_FOUND, "There is no such " + what + ".");
  }

  public Code code() {
    return code;
  }

  /** Where waiting helps: how long. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
