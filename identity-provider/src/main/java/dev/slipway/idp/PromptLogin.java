package dev.slipway.idp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code prompt=login} of OpenID Connect, which Spring Authorization Server passes over: whoever is
 * signed in is asked again, once for each request.
 */
final class PromptLogin extends OncePerRequestFilter {

  private static final String ASKED = PromptLogin.class.getName();

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals("/oauth2/authorize")
        || !"login".equals(request.getParameter("prompt"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = request.getSession();
    String state = request.getParameter("state");
    if (!Objects.equals(state, session.getAttribute(ASKED))) {
      session.setAttribute(ASKED, state);
      session.removeAttribute("SPRING_SECURITY_CONTEXT");
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }
}
