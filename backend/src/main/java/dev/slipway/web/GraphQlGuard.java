package dev.slipway.web;

import dev.slipway.account.Credentials;
import dev.slipway.error.ApiException;
import dev.slipway.error.ApiException.Code;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before {@code /graphql}, over HTTP and WebSocket alike. Browsers send cookies along with
 * what other sites make them send, so a session's cookie counts only with the public URL as {@code
 * Origin} and, over HTTP, with a body that is JSON, which no form can send. A foreign {@code
 * Origin} is refused without a cookie too: it could sign a visitor in as somebody else. A token in
 * the header {@code Authorization}, which no browser sends by itself, takes the cookie's place and
 * needs none of that; one that can't be used ends the request with 401.
 */
@Component
@Order(10)
class GraphQlGuard extends OncePerRequestFilter {

  /** Attribute of a request: who sends it. Not there for who is not signed in. */
  static final String CALLER = GraphQlGuard.class.getName() + ".caller";

  private final Credentials credentials;
  private final PublicUrl publicUrl;
  private final SessionCookie cookie;
  private final RequestAllowance allowance;
  private final HttpErrors errors;

  GraphQlGuard(
      Credentials credentials,
      PublicUrl publicUrl,
      SessionCookie cookie,
      RequestAllowance allowance,
      HttpErrors errors) {
    this.credentials = credentials;
    this.publicUrl = publicUrl;
    this.cookie = cookie;
    this.allowance = allowance;
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    // The servlet path is decoded and has no parameters, like what the mapping of the endpoint
    // sees.
    return !request.getServletPath().equals("/graphql");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentType() != null && request.getContentType().contains("*")) {
      // Spring would fail on it.
      refuse(
          request,
          response,
          HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
          Code.BAD_USER_INPUT,
          "Send the body as application/json in UTF-8.");
      return;
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    boolean byCookie = authorization == null && cookie.read(request).isPresent();
    if (authorization != null && !byToken(request, response, authorization)) {
      return;
    }
    if (byCookie && !publicUrl.isOrigin(origin)) {
      refuse(
          request,
          response,
          403,
          Code.FORBIDDEN,
          "A session counts only for requests from Slipway's own pages: send the public URL as Origin.");
    } else if (origin != null && !publicUrl.isOrigin(origin)) {
      refuse(
          request,
          response,
          403,
          Code.FORBIDDEN,
          "Other sites can't use this API from a browser: call it from a program, with a token and no Origin.");
    } else if (byCookie && !isWebSocket(request) && !isJsonPost(request)) {
      refuse(
          request,
          response,
          403,
          Code.FORBIDDEN,
          "With a session, send a POST whose body is application/json.");
    } else {
      if (byCookie) {
        cookie
            .read(request)
            .flatMap(secret -> credentials.ofSession(secret, request.getRemoteAddr()))
            .ifPresent(caller -> request.setAttribute(CALLER, caller));
      }
      chain.doFilter(request, response);
    }
  }

  /** False where the token is unusable, and the refusal is written. */
  private boolean byToken(
      HttpServletRequest request, HttpServletResponse response, String authorization)
      throws IOException {
    try {
      request.setAttribute(
          CALLER, credentials.ofAuthorization(authorization, request.getRemoteAddr()));
      return true;
    } catch (ApiException e) {
      refuse(request, response, 401, e.code(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  /**
   * Refused requests count for the network that they come from, like those without a credential.
   */
  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      Code code,
      String message)
      throws IOException {
    if (allowance.take(request, response, null)) {
      errors.write(response, status, code, message);
    }
  }

  private static boolean isWebSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }

  private static boolean isJsonPost(HttpServletRequest request) {
    String type = request.getContentType();
    if (!HttpMethod.POST.matches(request.getMethod()) || type == null) {
      return false;
    }
    try {
      return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
    } catch (InvalidMimeTypeException e) {
      return false;
    }
  }
}
