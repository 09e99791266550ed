package dev.slipway.billing;

import dev.slipway.server.Server;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number that the panel keeps with credit: the billing system's number of the service, where it
 * has one; else the panel's own of the server, as the panel takes nothing but numbers.
 */
final class CreditReference {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private CreditReference() {}

  /** Of a service with a server. */
  static long of(Server server) {
    return of(server.externalId(), Objects.requireNonNull(server.panelServerId()));
  }

  static long of(@Nullable String externalId, int panelServerId) {
    return externalId != null && WHOLE_NUMBER.matcher(externalId).matches()
        ? Long.parseLong(externalId)
        : panelServerId;
  }
}
