package dev.slipway.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

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

  /** The session's secret in a request's cookies. */
  Optional<String> read(MultiValueMap<String, HttpCookie> cookies) {
    @Nullable HttpCookie cookie = cookies.getFirst(name());
    return Optional.ofNullable(cookie).map(HttpCookie::getValue).filter(value -> !value.isEmpty());
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
