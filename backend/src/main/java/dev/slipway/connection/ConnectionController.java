package dev.slipway.connection;

import dev.slipway.account.Caller;
import dev.slipway.cluster.ClusterHealth;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsServer;
import dev.slipway.panel.PanelHealth;
import dev.slipway.panel.PanelHealth.Reachability;
import dev.slipway.panel.PanelReachabilityChanged;
import dev.slipway.web.Subscriptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * {@code connections}, and {@code panelStatus} for whoever looks at a page that may be out of date.
 */
@Controller
class ConnectionController {

  private final PanelHealth panel;
  private final DnsServer dns;
  private final DnsProperties dnsProperties;
  private final ObjectProvider<ClusterHealth> cluster;
  private final DSLContext db;
  private final Subscriptions subscriptions;
  private final Clock clock;
  private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
  private final Sinks.Many<Reachability> panelChanges = Sinks.many().multicast().directBestEffort();

  ConnectionController(
      PanelHealth panel,
      DnsServer dns,
      DnsProperties dnsProperties,
      ObjectProvider<ClusterHealth> cluster,
      DSLContext db,
      Subscriptions subscriptions,
      Clock clock) {
    this.panel = panel;
    this.dns = dns;
    this.dnsProperties = dnsProperties;
    this.cluster = cluster;
    this.db = db;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  @QueryMapping
  List<ConnectionStatus> connections(Caller caller) {
    CompletableFuture<ConnectionStatus> panelStatus =
        CompletableFuture.supplyAsync(this::panel, virtualThreads);
    List<ConnectionStatus> all = new ArrayList<>();
    CompletableFuture<ConnectionStatus> dnsStatus =
        dnsProperties.enabled()
            ? CompletableFuture.supplyAsync(this::dns, virtualThreads)
            : CompletableFuture.completedFuture(null);
    ConnectionStatus database = database();
    all.add(panelStatus.join());
    Optional.ofNullable(dnsStatus.join()).ifPresent(all::add);
    all.add(database);
    cluster.ifAvailable(health -> all.add(cache(health)));
    return all;
  }

  private ConnectionStatus panel() {
    String problem = panel.probe();
    return new ConnectionStatus(
        "panel",
        ConnectionStatus.Kind.PANEL,
        problem.isEmpty(),
        null,
        problem.isEmpty() ? null : problem,
        clock.instant());
  }

  private ConnectionStatus dns() {
    DnsServer.Health health = dns.probe();
    return new ConnectionStatus(
        "dns",
        ConnectionStatus.Kind.DNS,
        health.usable(),
        health.version(),
        health.problem().orElse(null),
        clock.instant());
  }

  private ConnectionStatus database() {
    try {
      String version = db.select(DSL.function("version", String.class)).fetchSingle().value1();
      return new ConnectionStatus(
          "database", ConnectionStatus.Kind.DATABASE, true, version, null, clock.instant());
    } catch (DataAccessException e) {
      return new ConnectionStatus(
          "database",
          ConnectionStatus.Kind.DATABASE,
          false,
          null,
          "The database does not answer: check that MariaDB runs and slipway.database.* is right.",
          clock.instant());
    }
  }

  private ConnectionStatus cache(ClusterHealth health) {
    return new ConnectionStatus(
        "redis",
        ConnectionStatus.Kind.CACHE,
        health.problem().isEmpty(),
        health.version().orElse(null),
        health.problem().orElse(null),
        clock.instant());
  }

  @EventListener
  void on(PanelReachabilityChanged change) {
    panelChanges.tryEmitNext(change.reachability());
  }

  @SubscriptionMapping
  Flux<Reachability> panelStatus(Caller caller) {
    Flux<Reachability> states =
        Flux.defer(() -> Flux.just(panel.reachability()))
            .concatWith(panelChanges.asFlux().onBackpressureLatest())
            .distinctUntilChanged();
    return subscriptions.whileSignedIn(caller, states);
  }
}
