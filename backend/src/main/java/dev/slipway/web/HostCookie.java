package dev.slipway.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie that no script sees. On https it is bound to this host by the {@code __Host-} prefix; on
 * http, where browsers refuse that, it goes without the prefix and without Secure.
 */
public abstract class HostCookie {

  private final String name;
  private final String sameSite;
  private final boolean secure;

  /**
   * Describes it.
   *
   * @param sameSite which requests from other sites carry it: {@code Lax} or {@code Strict}
   */
  HostCookie(String name, String sameSite, PublicUrl publicUrl) {
    this.name = name;
    this.sameSite = sameSite;
    this.secure = publicUrl.isSecure();
  }

  /** Its name for this installation. */
  public final String name() {
    return secure ? "__Host-" + name : name;
  }

  /** Its value in the headers of a request or of a WebSocket's handshake. */
  public final Optional<String> read(HttpHeaders headers) {
    return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name() + "="))
        .map(pair -> pair.substring(name().length() + 1))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Its value in a request. */
  final Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(each -> each.getName().equals(name()) && !each.getValue().isEmpty())
            .map(Cookie::getValue)
            .findFirst();
  }

  final ResponseCookie set(String value, Duration maxAge) {
    return ResponseCookie.from(name(), value)
        .httpOnly(true)
        .secure(secure)
        .sameSite(sameSite)
        .path("/")
        .maxAge(maxAge)
        .build();
  }

  final ResponseCookie clear() {
    return set("", Duration.ZERO);
  }
}
