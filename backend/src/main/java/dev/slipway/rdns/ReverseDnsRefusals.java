package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsRefused;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.ForwardConfirmation.Verdict;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import java.time.Duration;
import java.util.List;

/** Why a record is not set, each with what to change. */
final class ReverseDnsRefusals {

  static final String ADDRESS = "address";
  static final String HOSTNAME = "hostname";

  private ReverseDnsRefusals() {}

  /** Refuses where the host has no DNS server to set records on. */
  static void requireOffered(DnsProperties properties) {
    if (!properties.enabled()) {
      throw new Refusal(
          UserError.of(
              Code.DNS_UNAVAILABLE,
              "This host does not offer reverse DNS. Ask support to set a record."));
    }
  }

  static UserError noAddress(String text) {
    return UserError.invalid(
        ADDRESS,
        "“"
            + shortened(text)
            + "” is no IP address: give it alone, for example 203.0.113.5 or 2001:db8::5.");
  }

  static UserError notThisServers(String text) {
    return UserError.on(
        ADDRESS, Code.NOT_FOUND, "This server has no address " + text + ". Check it for typos.");
  }

  static UserError noHost(String text) {
    return UserError.invalid(
        HOSTNAME,
        "“"
            + shortened(text)
            + "” is no host name: give a full one of letters, digits and hyphens, for example"
            + " mail.example.com. International names go in their xn-- form.");
  }

  static UserError tooSoon(IpAddress address, Duration wait) {
    return UserError.rateLimited(
        "The record of " + address + " was changed a moment ago. Wait before the next time.", wait);
  }

  static UserError noZone(IpAddress address) {
    return UserError.on(
        ADDRESS,
        Code.NO_ZONE,
        "The host's DNS server has no reverse zone for "
            + address
            + ", so nobody can set its record here. Ask support to have the zone added.");
  }

  /** Names the very record that is missing, to be copied. */
  static UserError mismatch(String hostname, IpAddress address, Verdict verdict) {
    StringBuilder message = new StringBuilder();
    if (!verdict.failures().isEmpty()) {
      message
          .append(hostname)
          .append(" could not be looked up (")
          .append(verdict.failures().getFirst())
          .append("). ");
    } else if (verdict.found().isEmpty()) {
      message
          .append(hostname)
          .append(" does not resolve to any IPv")
          .append(address.version())
          .append(" address. ");
    } else {
      message
          .append(hostname)
          .append(" resolves to ")
          .append(String.join(", ", verdict.found().stream().limit(3).toList()))
          .append(", not to ")
          .append(address)
          .append(". ");
    }
    message
        .append("Where the DNS of that name is kept, add the record “")
        .append(forwardRecord(hostname, address))
        .append("”, wait until it can be seen, and try again.");
    return UserError.on(HOSTNAME, Code.FORWARD_DNS_MISMATCH, message.toString());
  }

  /** As it stands in a zone file. */
  static String forwardRecord(String hostname, IpAddress address) {
    return DnsNames.absolute(hostname)
        + " IN "
        + (address.version() == 4 ? "A" : "AAAA")
        + " "
        + address;
  }

  static UserError ofDns(DnsException failure) {
    return switch (failure) {
      case DnsRefused refused ->
          UserError.of(
              Code.DNS_UNAVAILABLE,
              "The DNS server refused this record, and nothing was changed. Ask support.");
      case DnsUnavailable away ->
          UserError.of(
              Code.DNS_UNAVAILABLE,
              "The DNS server can't be reached, so the record may be as it was. Try again in a"
                  + " moment.");
    };
  }

  /** Under a line of a list of records. */
  static UserError inLine(UserError error, int line) {
    List<String> field = error.field();
    return field == null
        ? error
        : new UserError(
            error.code(),
            error.message(),
            List.of("lines", String.valueOf(line), field.getFirst()),
            error.retryAfterSeconds());
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
