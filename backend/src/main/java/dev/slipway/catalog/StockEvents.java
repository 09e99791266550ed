package dev.slipway.catalog;

import dev.slipway.server.Server;
import dev.slipway.server.ServerCreated;
import dev.slipway.server.ServerProductChanged;
import dev.slipway.server.ServerTerminated;
import dev.slipway.server.Servers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Computes stock after servers have taken or freed room. Many at once cost one computation: it
 * waits until it has been quiet for a while, but never for long.
 */
@Component
class StockEvents {

  private static final Logger log = LoggerFactory.getLogger(StockEvents.class);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Products products;
  private final Servers servers;
  private final GroupCapacities capacities;
  private final Quiet quiet;

  StockEvents(
      Products products,
      Servers servers,
      GroupCapacities capacities,
      StockComputation computation,
      CatalogProperties properties) {
    this.products = products;
    this.servers = servers;
    this.capacities = capacities;
    this.quiet =
        new Quiet(
            properties.stockSettleTime(),
            LONGEST_WAIT,
            () -> computation.compute(products.controlled()));
  }

  @EventListener
  void on(ServerCreated event) {
    roomChanged(event.serverId());
  }

  @EventListener
  void on(ServerTerminated event) {
    roomChanged(event.serverId());
  }

  @EventListener
  void on(ServerProductChanged event) {
    roomChanged(event.serverId());
  }

  private void roomChanged(String serverId) {
    List<Product> controlled = products.controlled();
    if (controlled.isEmpty()) {
      return;
    }
    groupsOf(serverId, controlled).forEach(capacities::forget);
    log.debug("Room has changed with {}", serverId);
    quiet.tell();
  }

  /** Where the server may be: its product's groups; all, where its product is not known. */
  private Collection<Integer> groupsOf(String serverId, List<Product> controlled) {
    Optional<Product> product =
        servers.find(serverId).map(Server::productId).flatMap(products::find);
    return product.isPresent()
        ? product.get().settings().hypervisorGroupIds()
        : controlled.stream()
            .flatMap(each -> each.settings().hypervisorGroupIds().stream())
            .distinct()
            .toList();
  }
}
