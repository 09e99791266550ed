package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.address.Subnet;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The contract's ReverseDnsRecord.
 *
 * @param hostname without a dot at the end
 * @param zone without a dot at the end
 */
record ReverseDnsRecord(
    String address,
    String version,
    int prefixLength,
    @Nullable String hostname,
    ReverseDnsStatus status,
    @Nullable Integer ttlSeconds,
    @Nullable String zone) {

  static ReverseDnsRecord of(Subnet subnet, @Nullable ReverseZone zone) {
    return new ReverseDnsRecord(
        subnet.base().toString(),
        version(subnet.base()),
        subnet.prefixLength(),
        null,
        ReverseDnsStatus.SUBNET,
        null,
        name(zone));
  }

  static ReverseDnsRecord of(
      IpAddress address,
      ReverseDnsStatus status,
      @Nullable PtrRecord record,
      @Nullable ReverseZone zone) {
    return new ReverseDnsRecord(
        address.toString(),
        version(address),
        address.version() == 4 ? 32 : 128,
        record == null ? null : record.hostname(),
        status,
        record == null ? null : record.ttlSeconds(),
        name(zone));
  }

  private static String version(IpAddress address) {
    return String.format(Locale.ROOT, "IPV%d", address.version());
  }

  private static @Nullable String name(@Nullable ReverseZone zone) {
    return zone == null ? null : DnsNames.withoutDots(zone.name());
  }
}
