package dev.slipway.dns.resolver;

import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.ForwardLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the resolver behind its port. */
@Configuration(proxyBeanMethods = false)
class ResolverConfiguration {

  @Bean
  ForwardLookup forwardLookup(DnsProperties properties) {
    return new ResolverLookup(properties);
  }
}
