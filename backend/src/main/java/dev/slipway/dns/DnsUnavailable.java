package dev.slipway.dns;

import org.jspecify.annotations.Nullable;

/** The DNS server gave no answer that can be used: not there, too slow, key refused, broken. */
public final class DnsUnavailable extends DnsException {

  public DnsUnavailable(String message) {
    super(message, null);
  }

  public DnsUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
