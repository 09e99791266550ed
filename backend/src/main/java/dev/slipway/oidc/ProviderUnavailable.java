package dev.slipway.oidc;

import org.jspecify.annotations.Nullable;

/** The identity provider can't be reached, or what it says makes no sense. */
final class ProviderUnavailable extends RuntimeException {

  ProviderUnavailable(String why, @Nullable Exception cause) {
    super(why, cause);
  }
}
