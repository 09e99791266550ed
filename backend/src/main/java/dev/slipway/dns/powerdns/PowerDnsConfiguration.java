package dev.slipway.dns.powerdns;

import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsServer;
import dev.slipway.dns.ReverseZones;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the adapter behind the ports. */
@Configuration(proxyBeanMethods = false)
class PowerDnsConfiguration {

  @Bean
  ReverseZones reverseZones(DnsProperties properties, MeterRegistry meters) {
    return properties.enabled()
        ? new PowerDnsZones(new PowerDnsClient(properties, meters), properties.ttlSeconds())
        : new NoZones();
  }

  @Bean
  DnsServer dnsServer(ReverseZones reverseZones, DnsProperties properties) {
    return reverseZones instanceof PowerDnsZones zones
        ? new PowerDnsServer(zones.client(), zones, properties)
        : () ->
            new DnsServer.Health(
                false, null, Optional.of("Reverse DNS is off: slipway.dns.url is not set."));
  }
}
