package dev.slipway.dns;

import org.jspecify.annotations.Nullable;

/**
 * A call to the DNS server that did not work. The message is for the log and for operators; it
 * never holds the key.
 */
public abstract sealed class DnsException extends RuntimeException
    permits DnsUnavailable, DnsRefused {

  DnsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
