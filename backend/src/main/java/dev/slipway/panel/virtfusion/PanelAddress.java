package dev.slipway.panel.virtfusion;

import dev.slipway.settings.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the panel's operations are. People give the address of the panel as the browser shows it,
 * as the panel's manual prints it, or as another integration has it: all of them lead to the same
 * base.
 *
 * @param base without a slash at its end
 */
record PanelAddress(String base) {

  private static final String SETTING = "slipway.panel.url";
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~%-]+)*");

  /** One slash, and then neither another nor what browsers take for one, blanks or the like. */
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  static PanelAddress of(String url, String apiPath, boolean allowHttp) {
    String given = url.strip();
    URI uri = parse(SCHEME.matcher(given).find() ? given : "https://" + given);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      throw wrong("names no host: give it like https://panel.example.com.");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong("must not hold a user name or password: the token alone signs in.");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong("must end with the path: remove what follows ? or #.");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw wrong("has a port that does not exist: give one from 1 to 65535, or none.");
    }
    requireAllowed(scheme, host, allowHttp);
    String origin =
        scheme
            + "://"
            + host.toLowerCase(Locale.ROOT)
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    String path = withoutSpareSlashes(uri.getRawPath());
    return new PanelAddress(origin + (path.isEmpty() ? prefix(apiPath) : path));
  }

  /**
   * The address of one operation.
   *
   * @param pathAndQuery starts with a slash
   */
  URI resolve(String pathAndQuery) {
    return URI.create(base + pathAndQuery);
  }

  /** Scheme, host and port alone: where the panel's pages and pictures are. */
  String origin() {
    URI uri = URI.create(base);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /**
   * The address of one of the panel's pages, from what an answer says.
   *
   * @param pathAndQuery as answered
   * @return empty where that leads anywhere but to this panel: whoever follows such a link must not
   *     end up with somebody who only writes like the panel
   */
  Optional<String> page(@Nullable String pathAndQuery) {
    if (pathAndQuery == null || !LOCAL.matcher(pathAndQuery).matches()) {
      return Optional.empty();
    }
    try {
      URI own = new URI(origin());
      URI page = new URI(origin() + pathAndQuery);
      boolean here =
          own.getScheme().equalsIgnoreCase(page.getScheme())
              && own.getHost().equalsIgnoreCase(page.getHost())
              && own.getPort() == page.getPort()
              && page.getRawUserInfo() == null;
      return here ? Optional.of(page.toString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * The address of one of the panel's WebSockets, from what an answer says: a path, or the whole.
   *
   * @return empty where that leads anywhere but to this panel
   */
  Optional<URI> socket(@Nullable String given) {
    if (given == null) {
      return Optional.empty();
    }
    try {
      URI own = new URI(origin());
      String scheme = own.getScheme().equals("https") ? "wss" : "ws";
      URI socket =
          new URI(
              LOCAL.matcher(given).matches()
                  ? scheme + "://" + own.getRawAuthority() + given
                  : given);
      boolean here =
          scheme.equalsIgnoreCase(socket.getScheme())
              && own.getHost().equalsIgnoreCase(socket.getHost())
              && port(own) == port(socket)
              && socket.getRawUserInfo() == null
              && socket.getRawFragment() == null;
      return here ? Optional.of(socket) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") || uri.getScheme().equalsIgnoreCase("wss")
        ? 443
        : 80;
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrong("is not an address: give it like https://panel.example.com.");
    }
  }

  private static void requireAllowed(String scheme, String host, boolean allowHttp) {
    if (scheme.equals("http")) {
      if (!allowHttp && !isLoopback(host)) {
        throw wrong(
            "would send the token unprotected: give https, or set slipway.panel.allow-http to"
                + " accept that.");
      }
    } else if (!scheme.equals("https")) {
      throw wrong("must start with https:// (not " + scheme + "://).");
    }
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || LOOPBACK_V4.matcher(host).matches();
  }

  private static String prefix(String apiPath) {
    String path = withoutSpareSlashes("/" + apiPath.strip());
    if (!PATH.matcher(path).matches()) {
      throw InvalidSetting.of(
          "slipway.panel.api-path", "is not a path: give it like /api/v1, or leave it empty.");
    }
    return path;
  }

  private static String withoutSpareSlashes(@Nullable String path) {
    return path == null ? "" : path.replaceAll("/{2,}", "/").replaceAll("/$", "");
  }

  private static InvalidSetting wrong(String problem) {
    return InvalidSetting.of(SETTING, problem);
  }
}
