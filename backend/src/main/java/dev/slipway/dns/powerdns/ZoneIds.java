package dev.slipway.dns.powerdns;

import dev.slipway.dns.DnsNames;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What PowerDNS calls a zone in its addresses, for zones whose id it did not give. */
final class ZoneIds {

  private ZoneIds() {}

  /** Letters, digits, dots and hyphens stay, any other byte becomes {@code =2F} and the like. */
  static String of(String zone) {
    String name = DnsNames.withoutDots(zone);
    if (name.isEmpty()) {
      return "=2E";
    }
    StringBuilder id = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '-';
      id.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "=%02X", (int) c));
    }
    return id.append('.').toString();
  }
}
