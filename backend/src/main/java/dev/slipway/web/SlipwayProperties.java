package dev.slipway.web;

import dev.slipway.settings.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code slipway}: settings of the whole.
 *
 * @param publicUrl where browsers reach Slipway; also the one origin that may use a session's
 *     cookie
 */
@ConfigurationProperties("slipway")
public record SlipwayProperties(@Nullable String publicUrl) {

  public SlipwayProperties {
    publicUrl = InvalidSetting.required("slipway.public-url", publicUrl, "https://my.example.com");
    requireOrigin(publicUrl);
  }

  private static void requireOrigin(String url) {
    try {
      URI uri = new URI(url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean bare = uri.getPath().isEmpty() || uri.getPath().equals("/");
      if (web
          && uri.getHost() != null
          && bare
          && uri.getQuery() == null
          && uri.getUserInfo() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Refused below like any other text that is no address.
    }
    throw InvalidSetting.of(
        "slipway.public-url",
        "is not an address of a website's root: write it like https://my.example.com.");
  }
}
