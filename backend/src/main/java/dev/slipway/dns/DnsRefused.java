package dev.slipway.dns;

/** The DNS server understood a change and would not make it. */
public final class DnsRefused extends DnsException {

  public DnsRefused(String message) {
    super(message, null);
  }
}
