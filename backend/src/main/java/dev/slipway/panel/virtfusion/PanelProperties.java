package dev.slipway.panel.virtfusion;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The panel and how patient we are with it.
 *
 * @param url the panel, with or without scheme and {@code apiPath}
 * @param token its API token; in no text of this record
 * @param apiPath what comes before every operation; empty for a panel that is served without prefix
 * @param allowHttp whether a panel that is not on this machine may be spoken to without TLS
 * @param connectTimeout until a connection stands
 * @param readTimeout for a whole read, its repetition and its body included
 * @param writeTimeout for a whole change
 * @param maxInFlight how many calls may be under way at once
 * @param probeInterval how long the panel may be silent before we ask whether it is still there
 */
@ConfigurationProperties("slipway.panel")
record PanelProperties(
    String url,
    String token,
    @DefaultValue("/api/v1") String apiPath,
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout,
    @DefaultValue("30s") Duration writeTimeout,
    @DefaultValue("16") int maxInFlight,
    @DefaultValue("15s") Duration probeInterval) {

  PanelProperties {
    // Both are null here where they are not set.
    url = InvalidSetting.required("slipway.panel.url", url, "https://panel.example.com");
    PanelAddress.of(url, apiPath, allowHttp);
    token = InvalidSetting.required("slipway.panel.token", token, "an API token made in the panel");
    if (!token.matches("[!-~&&[^\"']]+")) {
      throw InvalidSetting.of(
          "slipway.panel.token", "is not a token: give it alone, without blanks or quotation.");
    }
    requirePositive("slipway.panel.connect-timeout", connectTimeout);
    requirePositive("slipway.panel.read-timeout", readTimeout);
    requirePositive("slipway.panel.write-timeout", writeTimeout);
    requirePositive("slipway.panel.probe-interval", probeInterval);
    if (maxInFlight < 1) {
      throw InvalidSetting.of("slipway.panel.max-in-flight", "must be 1 or more.");
    }
  }

  /** Where the panel's operations are. */
  PanelAddress address() {
    return PanelAddress.of(url, apiPath, allowHttp);
  }

  /** What every call carries. */
  String authorization() {
    return "Bearer " + token;
  }

  @Override
  public String toString() {
    return "PanelProperties[url=%s, apiPath=%s, readTimeout=%s, writeTimeout=%s, maxInFlight=%d]"
        .formatted(url, apiPath, readTimeout, writeTimeout, maxInFlight);
  }

  private static void requirePositive(String setting, Duration value) {
    if (!value.isPositive()) {
      throw InvalidSetting.of(setting, "must be longer than nothing: give it, for example 10s.");
    }
  }
}
