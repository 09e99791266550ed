package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.cluster.Buckets;
import dev.slipway.error.ApiException.Code;
import dev.slipway.limit.RateLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts requests to {@code /graphql}, WebSocket handshakes among them, says in each answer how
 * many are left, and refuses those above the limit with 429.
 */
@Component
@Order(20)
class RateLimitFilter extends OncePerRequestFilter {

  private static final int TOO_MANY_REQUESTS = 429;

  private final RateLimits limits;
  private final HttpErrors errors;

  RateLimitFilter(RateLimits limits, HttpErrors errors) {
    this.limits = limits;
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().equals("/graphql");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Caller caller = (Caller) request.getAttribute(GraphQlGuard.CALLER);
    Buckets.Taken taken = limits.request(RateLimits.keyOf(caller, request.getRemoteAddr()));
    response.setHeader("RateLimit-Limit", Long.toString(taken.capacity()));
    response.setHeader("RateLimit-Remaining", Long.toString(taken.remaining()));
    response.setHeader(
        "RateLimit-Reset", Long.toString((taken.untilFull().toMillis() + 999) / 1000));
    if (taken.allowed()) {
      chain.doFilter(request, response);
    } else {
      errors.write(
          response,
          TOO_MANY_REQUESTS,
          Code.RATE_LIMITED,
          "These are too many requests. Wait, then go on more slowly.",
          taken.retryAfter());
    }
  }
}
