package dev.slipway.dns;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The DNS server itself, for operators. */
public interface DnsServer {

  /**
   * How the server is.
   *
   * @param version null where it does not say
   * @param problem what is wrong and what to do about it, fit to show to an operator
   * @param usable false where the problem keeps Slipway from its work
   */
  record Health(boolean usable, @Nullable String version, Optional<String> problem) {}

  /**
   * Asks it now, by making the calls that the work needs. Never throws for what the server does.
   */
  Health probe();
}
