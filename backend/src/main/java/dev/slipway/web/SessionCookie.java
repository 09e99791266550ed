package dev.slipway.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie that carries a session. On https it is bound to this host by the {@code __Host-}
 * prefix; on http, where browsers refuse that, it goes without the prefix and without Secure.
 */
@Component
public class SessionCookie {

  private static final String NAME = "slipway-session";

  private final boolean secure;

  SessionCookie(PublicUrl publicUrl) {
    this.secure = publicUrl.isSecure();
  }

  /** Its name for this installation. */
  public String name() {
    return secure ? "__Host-" + NAME : NAME;
  }

  /** The session's secret in the headers of a request or of a WebSocket's handshake. */
  public Optional<String> read(HttpHeaders headers) {
    return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name() + "="))
        .map(pair -> pair.substring(name().length() + 1))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The session's secret in a request. */
  Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(each -> each.getName().equals(name()) && !each.getValue().isEmpty())
            .map(Cookie::getValue)
            .findFirst();
  }

  ResponseCookie set(String secret, Duration maxAge) {
    return with(secret, maxAge);
  }

  ResponseCookie clear() {
    return with("", Duration.ZERO);
  }

  private ResponseCookie with(String value, Duration maxAge) {
    return ResponseCookie.from(name(), value)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .path("/")
        .maxAge(maxAge)
        .build();
  }
}
