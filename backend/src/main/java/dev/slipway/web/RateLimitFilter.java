package dev.slipway.web;

import dev.slipway.account.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts requests to {@code /graphql} that {@link GraphQlGuard} has let pass, WebSocket handshakes
 * among them, and refuses those above the limit with 429.
 */
@Component
@Order(20)
class RateLimitFilter extends OncePerRequestFilter {

  private final RequestAllowance allowance;

  RateLimitFilter(RequestAllowance allowance) {
    this.allowance = allowance;
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
    if (allowance.take(request, response, caller)) {
      chain.doFilter(request, response);
    }
  }
}
