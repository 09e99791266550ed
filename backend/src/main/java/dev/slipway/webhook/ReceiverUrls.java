package dev.slipway.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which addresses (URLs) a webhook may have. Where they lead is checked again at each delivery. */
@Component
class ReceiverUrls {

  private static final int MAX_LENGTH = 2048;

  private final WebhookProperties properties;
  private final WebhookClient.CheckedNames names;

  ReceiverUrls(WebhookProperties properties) {
    this.properties = properties;
    this.names =
        new WebhookClient.CheckedNames(
            new ReceiverAddresses(properties.allowedNetworks()), InetAddress::getAllByName);
  }

  /** What is wrong with one; empty where nothing is. */
  Optional<String> problem(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of("This is too long: use at most " + MAX_LENGTH + " characters.");
    }
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.of("This is no address: write it like https://example.com/webhooks.");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && properties.allowHttp())) {
      return Optional.of("Webhooks go over TLS only: give an address that begins with https://.");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of(
          "Leave user and password out: receivers know Slipway by the signature of what it sends.");
    }
    if (url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) {
      return Optional.of(
          "This has no host that can be called: write it like https://example.com/webhooks, other "
              + "scripts than Latin as xn--….");
    }
    return url.getRawFragment() == null
        ? unreachable(url.getHost())
        : Optional.of("Leave out what comes after #: it is never sent.");
  }

  private Optional<String> unreachable(String host) {
    try {
      names.resolve(host);
      return Optional.empty();
    } catch (WebhookClient.NotAllowed e) {
      return Optional.of(
          "This leads to a private, local or reserved network, where webhooks may not go: give an "
              + "address that can be reached from the internet.");
    } catch (UnknownHostException e) {
      return Optional.of("The host name does not resolve: check its spelling, or its DNS.");
    }
  }
}
