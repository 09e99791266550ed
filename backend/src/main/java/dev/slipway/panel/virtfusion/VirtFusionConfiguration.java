package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelBackups;
import dev.slipway.panel.PanelBuilds;
import dev.slipway.panel.PanelCapacity;
import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelConsoles;
import dev.slipway.panel.PanelGuestPasswords;
import dev.slipway.panel.PanelHealth;
import dev.slipway.panel.PanelIcons;
import dev.slipway.panel.PanelInventory;
import dev.slipway.panel.PanelLifecycle;
import dev.slipway.panel.PanelOrders;
import dev.slipway.panel.PanelPower;
import dev.slipway.panel.PanelQueue;
import dev.slipway.panel.PanelResources;
import dev.slipway.panel.PanelSelfService;
import dev.slipway.panel.PanelServers;
import dev.slipway.panel.PanelSshKeys;
import dev.slipway.panel.PanelTemplates;
import dev.slipway.panel.PanelTraffic;
import dev.slipway.panel.PanelUsers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the adapter behind the ports. */
@Configuration(proxyBeanMethods = false)
class VirtFusionConfiguration {

  private static final Duration BREAKER_OPEN = Duration.ofSeconds(10);

  @Bean(destroyMethod = "close")
  PanelTransport panelTransport(PanelProperties properties, MeterRegistry meters) {
    return new PanelTransport(properties, meters);
  }

  @Bean
  CircuitBreaker panelBreaker(MeterRegistry meters) {
    return PanelGuard.breaker(meters, BREAKER_OPEN);
  }

  @Bean
  PanelMonitor panelMonitor(
      PanelTransport transport,
      CircuitBreaker panelBreaker,
      ApplicationEventPublisher events,
      PanelProperties properties,
      MeterRegistry meters) {
    return new PanelMonitor(
        transport, panelBreaker, events, PanelMonitor.Pace.of(properties.probeInterval()), meters);
  }

  @Bean
  PanelClient panelClient(
      PanelTransport transport,
      PanelMonitor monitor,
      CircuitBreaker panelBreaker,
      PanelProperties properties,
      MeterRegistry meters) {
    PanelGuard guard =
        new PanelGuard(transport, monitor, panelBreaker, properties.maxInFlight(), meters);
    return new PanelClient(guard, properties);
  }

  @Bean
  PanelServers panelServers(PanelClient client) {
    return new VirtFusionServers(client);
  }

  @Bean
  PanelPower panelPower(PanelClient client) {
    return new VirtFusionPower(client);
  }

  @Bean
  PanelQueue panelQueue(PanelClient client) {
    return new VirtFusionQueue(client);
  }

  @Bean
  PanelTraffic panelTraffic(PanelClient client) {
    return new VirtFusionTraffic(client);
  }

  @Bean
  PanelTemplates panelTemplates(PanelClient client) {
    return new VirtFusionTemplates(client);
  }

  @Bean(destroyMethod = "close")
  PanelIcons panelIcons(PanelProperties properties, PanelMonitor monitor) {
    return new VirtFusionIcons(properties, monitor);
  }

  @Bean
  PanelUsers panelUsers(PanelClient client, PanelProperties properties) {
    return new VirtFusionUsers(client, properties.address());
  }

  @Bean
  PanelSshKeys panelSshKeys(PanelClient client) {
    return new VirtFusionSshKeys(client);
  }

  @Bean
  PanelSelfService panelSelfService(PanelClient client) {
    return new VirtFusionSelfService(client);
  }

  @Bean
  PanelBuilds panelBuilds(PanelClient client) {
    return new VirtFusionBuilds(client);
  }

  @Bean
  PanelCatalog panelCatalog(PanelClient client) {
    return new VirtFusionCatalog(client);
  }

  @Bean
  PanelLifecycle panelLifecycle(PanelClient client) {
    return new VirtFusionLifecycle(client);
  }

  @Bean
  PanelOrders panelOrders(PanelClient client, PanelProperties properties) {
    return new VirtFusionOrders(client, properties.writeTimeout());
  }

  @Bean
  PanelResources panelResources(PanelClient client) {
    return new VirtFusionResources(client);
  }

  @Bean
  PanelCapacity panelCapacity(PanelClient client) {
    return new VirtFusionCapacity(client);
  }

  @Bean
  PanelInventory panelInventory(PanelClient client) {
    return new VirtFusionInventory(client);
  }

  @Bean
  PanelBackups panelBackups(PanelClient client) {
    return new VirtFusionBackups(client);
  }

  @Bean
  PanelGuestPasswords panelGuestPasswords(PanelClient client) {
    return new VirtFusionGuestPasswords(client);
  }

  @Bean(destroyMethod = "close")
  PanelConsoles panelConsoles(PanelClient client, PanelProperties properties) {
    return new VirtFusionConsoles(client, properties);
  }

  @Bean
  PanelHealth panelHealth(
      PanelTransport transport, PanelMonitor monitor, PanelProperties properties) {
    return new VirtFusionHealth(transport, monitor, properties);
  }
}
