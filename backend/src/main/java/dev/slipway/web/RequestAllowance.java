package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.cluster.Buckets;
import dev.slipway.error.ApiException.Code;
import dev.slipway.limit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts a request to {@code /graphql}, and says in its answer how many are left. */
@Component
class RequestAllowance {

  private static final int TOO_MANY_REQUESTS = 429;

  private final RateLimits limits;
  private final HttpErrors errors;

  RequestAllowance(RateLimits limits, HttpErrors errors) {
    this.limits = limits;
    this.errors = errors;
  }

  /**
   * Takes one request from an allowance and writes the headers about it.
   *
   * @param caller null for the network that the request comes from
   * @return false where nothing was left, and the refusal is written
   */
  boolean take(HttpServletRequest request, HttpServletResponse response, @Nullable Caller caller)
      throws IOException {
    Buckets.Taken taken = limits.request(RateLimits.keyOf(caller, request.getRemoteAddr()));
    response.setHeader("RateLimit-Limit", Long.toString(taken.capacity()));
    response.setHeader("RateLimit-Remaining", Long.toString(taken.remaining()));
    response.setHeader(
        "RateLimit-Reset", Long.toString((taken.untilFull().toMillis() + 999) / 1000));
    if (!taken.allowed()) {
      errors.write(
          response,
          TOO_MANY_REQUESTS,
          Code.RATE_LIMITED,
          "These are too many requests. Wait, then go on more slowly.",
          taken.retryAfter());
    }
    return taken.allowed();
  }
}
