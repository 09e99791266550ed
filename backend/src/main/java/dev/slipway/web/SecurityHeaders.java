package dev.slipway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers are told to hold Slipway's pages to: nothing from another origin, nothing inline,
 * no framing.
 */
@Component
@Order(5)
class SecurityHeaders extends OncePerRequestFilter {

  // 'self' covers wss on https and ws on http in all current browsers.
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /**
   * What the page of a console ({@code /servers/ID/console}) is held to, whose way in is a secret.
   */
  private static final Pattern CONSOLE = Pattern.compile("/servers/[^/]+/console/?");

  /** GraphiQL's editor makes its own styles and workers, and brings its fonts in them. */
  private static final String GRAPHIQL_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "font-src 'self' data:",
          "connect-src 'self'",
          "worker-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private final PublicUrl publicUrl;
  private final String consolePolicy;

  SecurityHeaders(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
    consolePolicy = consolePolicy(publicUrl);
  }

  /** As strict, with nothing to submit anywhere, and the one host for sockets by its name. */
  private static String consolePolicy(PublicUrl publicUrl) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self' " + publicUrl.webSocket("/"),
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  private String policy(String path, boolean isConsole) {
    if (path.equals("/graphiql") || path.startsWith("/graphiql/")) {
      return GRAPHIQL_POLICY;
    }
    return isConsole ? consolePolicy : POLICY;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean isConsole = CONSOLE.matcher(request.getServletPath()).matches();
    response.setHeader("Content-Security-Policy", policy(request.getServletPath(), isConsole));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (publicUrl.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (isConsole || request.getServletPath().equals("/graphql")) {
      response.setHeader("Cache-Control", "no-store");
      // Event streams pass proxies event by event; nginx would gather them.
      response.setHeader("X-Accel-Buffering", "no");
    }
    chain.doFilter(request, response);
  }
}
