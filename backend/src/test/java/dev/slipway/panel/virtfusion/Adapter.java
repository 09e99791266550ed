package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelBackups;
import dev.slipway.panel.PanelBuilds;
import dev.slipway.panel.PanelCapacity;
import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelConsoles;
import dev.slipway.panel.PanelGuestPasswords;
import dev.slipway.panel.PanelHealth;
import dev.slipway.panel.PanelIcons;
import dev.slipway.panel.PanelPower;
import dev.slipway.panel.PanelQueue;
import dev.slipway.panel.PanelReachabilityChanged;
import dev.slipway.panel.PanelSelfService;
import dev.slipway.panel.PanelServers;
import dev.slipway.panel.PanelSshKeys;
import dev.slipway.panel.PanelTemplates;
import dev.slipway.panel.PanelTraffic;
import dev.slipway.panel.PanelUsers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole adapter as it runs, with patience cut down to what a test has. */
final class Adapter implements AutoCloseable {

  static final String TOKEN = "token-that-nobody-may-see";

  private static final Duration OPEN = Duration.ofMillis(300);
  private static final PanelMonitor.Pace PACE =
      new PanelMonitor.Pace(
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(200));

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final List<PanelReachabilityChanged> changes = new CopyOnWriteArrayList<>();
  final CircuitBreaker breaker = PanelGuard.breaker(meters, OPEN);
  final PanelMonitor monitor;
  final PanelServers servers;
  final PanelPower power;
  final PanelQueue queue;
  final PanelTraffic traffic;
  final PanelTemplates templates;
  final PanelIcons icons;
  final PanelUsers users;
  final PanelSshKeys sshKeys;
  final PanelSelfService selfService;
  final PanelBuilds builds;
  final PanelBackups backups;
  final PanelCatalog catalog;
  final PanelCapacity capacity;
  final PanelGuestPasswords guestPasswords;
  final PanelConsoles consoles;
  final PanelHealth health;
  private final PanelTransport transport;

  /** Nobody watches the panel in the background until {@link #watch}. */
  Adapter(PanelProperties properties) {
    transport = new PanelTransport(properties, meters);
    monitor =
        new PanelMonitor(
            transport,
            breaker,
            event -> changes.add((PanelReachabilityChanged) event),
            PACE,
            meters);
    PanelGuard guard =
        new PanelGuard(transport, monitor, breaker, properties.maxInFlight(), meters);
    PanelClient client = new PanelClient(guard, properties);
    servers = new VirtFusionServers(client);
    power = new VirtFusionPower(client);
    queue = new VirtFusionQueue(client);
    traffic = new VirtFusionTraffic(client);
    templates = new VirtFusionTemplates(client);
    icons = new VirtFusionIcons(properties, monitor);
    users = new VirtFusionUsers(client, properties.address());
    sshKeys = new VirtFusionSshKeys(client);
    selfService = new VirtFusionSelfService(client);
    builds = new VirtFusionBuilds(client);
    backups = new VirtFusionBackups(client);
    catalog = new VirtFusionCatalog(client);
    capacity = new VirtFusionCapacity(client);
    guestPasswords = new VirtFusionGuestPasswords(client);
    consoles = new VirtFusionConsoles(client, properties);
    health = new VirtFusionHealth(transport, monitor, properties);
  }

  static Adapter of(String url) {
    return new Adapter(properties(url, Duration.ofSeconds(5), 16));
  }

  static PanelProperties properties(String url, Duration timeout, int maxInFlight) {
    return properties(url, TOKEN, timeout, maxInFlight);
  }

  static PanelProperties properties(String url, String token, Duration timeout, int maxInFlight) {
    return new PanelProperties(
        url,
        token,
        "/api/v1",
        false,
        Duration.ofSeconds(1),
        timeout,
        timeout,
        maxInFlight,
        Duration.ofSeconds(15));
  }

  Adapter watch() {
    monitor.start();
    return this;
  }

  @Override
  public void close() {
    monitor.stop();
    transport.close();
  }
}
