package dev.slipway.provisioning;

import dev.slipway.panel.PanelException;
import dev.slipway.provisioning.OrderEvent.Outcome;
import dev.slipway.provisioning.SurplusServers.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after orders for which the panel may come late to a call that nobody waits for any more. A
 * server that it makes then is shown on the order until a person has decided about it: nothing that
 * somebody could pay for stays unseen, and nothing is deleted by itself.
 */
@Component
class SurplusWatch {

  private static final Logger log = LoggerFactory.getLogger(SurplusWatch.class);
  private static final Duration SOONEST = Duration.ofSeconds(5);
  private static final Duration LATEST = Duration.ofMinutes(10);

  private final SurplusServers surplus;
  private final ProvisioningOrders orders;
  private final CreateStep create;
  private final ProvisioningProperties properties;
  private final Clock clock;

  SurplusWatch(
      SurplusServers surplus,
      ProvisioningOrders orders,
      CreateStep create,
      ProvisioningProperties properties,
      Clock clock) {
    this.surplus = surplus;
    this.orders = orders;
    this.create = create;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT5S")
  void look() {
    surplus.due().forEach(this::look);
  }

  private void look(Watch watch) {
    Instant now = clock.instant();
    Duration since = Duration.between(watch.beganAt(), now);
    if (!surplus.lookAgain(watch, pause(since))) {
      return;
    }
    Optional<ProvisioningOrder> order =
        orders.find(watch.orderId()).filter(SurplusWatch::hasWhatItGets);
    if (order.isEmpty()) {
      // What appears now can still be what was ordered: the order looks for it itself.
      surplus.watch(watch.orderId(), watch.serversBefore());
      return;
    }
    try {
      if (note(order.get(), watch.serversBefore())
          && since.compareTo(properties.lateServerWatch()) > 0) {
        surplus.endWatch(watch.orderId());
      }
    } catch (PanelException e) {
      log.debug("Looking again later for servers of order {}: {}", watch.orderId(), e.getMessage());
    }
  }

  /** Often at first, then ever less. */
  private static Duration pause(Duration since) {
    Duration half = since.dividedBy(2);
    Duration atLeast = half.compareTo(SOONEST) < 0 ? SOONEST : half;
    return atLeast.compareTo(LATEST) > 0 ? LATEST : atLeast;
  }

  private static boolean hasWhatItGets(ProvisioningOrder order) {
    return order.panelServerId() != null || order.state() == OrderState.CANCELLED;
  }

  /**
   * Notes what the panel has too much.
   *
   * @return false where it can't be told yet whose a server is
   */
  private boolean note(ProvisioningOrder order, List<Integer> before) {
    Optional<List<Integer>> found = create.surplusSince(order, before);
    found
        .orElse(List.of())
        .forEach(number -> {
          if (surplus.add(order.id(), number)) {
            String detail =
                "The panel has made server "
                    + number
                    + " for this order as well. Nobody uses it. Delete it, or adopt it for the"
                    + " customer.";
            orders.note(order.id(), OrderStep.CREATE, Outcome.PROBLEM, detail);
            log.warn("Order {}: {}", order.id(), detail);
          }
        });
    return found.isPresent();
  }
}
