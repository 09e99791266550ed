package dev.slipway.web;

import dev.slipway.settings.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code slipway}: settings of the whole.
 *
 * @param publicUrl where browsers reach Slipway; also the one origin that may use a session's
 *     cookie
 * @param secretKey 32 bytes in base64: encrypts what is secret in the store
 */
@ConfigurationProperties("slipway")
public record SlipwayProperties(@Nullable String publicUrl, @Nullable String secretKey) {

  private static final int KEY_BYTES = 32;

  public SlipwayProperties {
    publicUrl = InvalidSetting.required("slipway.public-url", publicUrl, "https://my.example.com");
    requireOrigin(publicUrl);
    if (secretKey != null && !secretKey.isBlank()) {
      requireKey(secretKey.strip());
    }
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

  private static void requireKey(String key) {
    try {
      if (Base64.getDecoder().decode(key).length == KEY_BYTES) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Refused below like a key of another length.
    }
    throw InvalidSetting.of(
        "slipway.secret-key",
        "is not 32 bytes in base64: make one with `openssl rand -base64 32`.");
  }

  @Override
  public String toString() {
    return "SlipwayProperties[publicUrl=" + publicUrl + "]";
  }
}
