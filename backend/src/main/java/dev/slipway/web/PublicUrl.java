package dev.slipway.web;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where browsers reach Slipway. */
@Component
public class PublicUrl {

  private final URI url;

  PublicUrl(SlipwayProperties properties) {
    this.url = URI.create(Objects.requireNonNull(properties.publicUrl()));
  }

  /** True where browsers come by https, so that cookies can be held to it. */
  public boolean isSecure() {
    return "https".equals(url.getScheme());
  }

  /** Its host alone, for example {@code my.example.com}. */
  public String host() {
    return url.getHost();
  }

  /** As browsers write it in {@code Origin}: without a path, and without the usual port. */
  public String origin() {
    boolean usualPort = url.getPort() < 0 || url.getPort() == (isSecure() ? 443 : 80);
    return url.getScheme() + "://" + url.getHost() + (usualPort ? "" : ":" + url.getPort());
  }

  /**
   * An address on this host as browsers reach it.
   *
   * @param path starts with a slash
   */
  public String resolve(String path) {
    return url.resolve(path).toString();
  }

  /**
   * The address of a WebSocket on this host: wss where browsers come by https, ws otherwise.
   *
   * @param path starts with a slash
   */
  public String webSocket(String path) {
    return resolve(path).replaceFirst("^http", "ws");
  }

  /** Whether an {@code Origin} header names exactly this site: scheme, host and port. */
  public boolean isOrigin(@Nullable String header) {
    if (header == null) {
      return false;
    }
    try {
      return origin(URI.create(header.strip())).equals(origin(url));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String origin(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new IllegalArgumentException("not an origin");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }
}
