package dev.slipway.oidc;

import dev.slipway.settings.InvalidSetting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.oidc}: the identity provider where people may sign in.
 *
 * @param issuer its issuer identifier, exactly as it writes it into its tokens; null where nobody
 *     signs in by OpenID Connect
 * @param discoveryUrl where its configuration is; null for the place that the standard has for it
 * @param clientId what it knows Slipway by
 * @param clientSecret null for a public client, which only PKCE protects; in no text of this record
 * @param name what people know it by, for the button; the issuer's host where not set
 * @param scopes what is asked for; {@code openid} is among them in any case
 * @param trustEmail whether who has an email address there is who has it here
 * @param timeout for each call, its body included
 * @param allowHttp whether a provider that is not on this machine may be spoken to without TLS
 */
@ConfigurationProperties("slipway.oidc")
record OidcProperties(
    @Nullable String issuer,
    @Nullable String discoveryUrl,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable String name,
    @DefaultValue({"openid", "email", "profile"}) List<String> scopes,
    @DefaultValue("false") boolean trustEmail,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("false") boolean allowHttp) {

  private static final int LONGEST_ISSUER = 255;
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  OidcProperties {
    issuer = given(issuer);
    discoveryUrl = given(discoveryUrl);
    clientSecret = given(clientSecret);
    name = given(name);
    scopes = List.copyOf(scopes);
    if (!timeout.isPositive()) {
      throw invalid("timeout", "must be longer than nothing: write it like 5s.");
    }
    if (issuer != null) {
      URI url = address("issuer", issuer, allowHttp);
      if (url.getQuery() != null || issuer.length() > LONGEST_ISSUER) {
        throw invalid(
            "issuer",
            "must have no query, and "
                + LONGEST_ISSUER
                + " characters at most: copy the provider's issuer as it is.");
      }
      if (discoveryUrl != null) {
        address("discovery-url", discoveryUrl, allowHttp);
      }
      clientId =
          InvalidSetting.required("slipway.oidc.client-id", clientId, "what the provider gave");
      name = name == null ? url.getHost() : name;
    }
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static URI address(String setting, String value, boolean allowHttp) {
    URI url;
    try {
      url = URI.create(value);
    } catch (IllegalArgumentException e) {
      throw invalid(setting, "is not an address: write it like https://accounts.example.com.");
    }
    boolean http = "http".equals(url.getScheme());
    if ((!http && !"https".equals(url.getScheme()))
        || url.getHost() == null
        || url.getUserInfo() != null
        || url.getFragment() != null) {
      throw invalid(setting, "is not an address: write it like https://accounts.example.com.");
    }
    if (http && !allowHttp && !THIS_MACHINE.matcher(url.getHost()).matches()) {
      throw invalid(
          setting,
          "has no TLS, so that anybody on the way could sign in as anybody: use https, or set "
              + "slipway.oidc.allow-http for a trial.");
    }
    return url;
  }

  private static InvalidSetting invalid(String setting, String problem) {
    return InvalidSetting.of("slipway.oidc." + setting, problem);
  }

  boolean isOffered() {
    return issuer != null;
  }

  /** Where the provider's configuration is. */
  URI discovery() {
    return URI.create(
        discoveryUrl != null
            ? discoveryUrl
            : String.valueOf(issuer).replaceAll("/+$", "") + WELL_KNOWN);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "OidcProperties[issuer=" + issuer + "]";
  }
}
