package dev.slipway.catalog;

import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelHealth;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Computes every controlled stock now and then, since room also comes and goes on the panel by
 * other hands. One node does it for all.
 */
@Component
class StockSchedule implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StockSchedule.class);

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final String DONE = "stock-computed";

  private final Products products;
  private final StockComputation computation;
  private final PanelHealth panel;
  private final Leases leases;
  private final SharedValues values;
  private final CatalogProperties properties;
  private volatile @Nullable Thread thread;

  StockSchedule(
      Products products,
      StockComputation computation,
      PanelHealth panel,
      Leases leases,
      SharedValues values,
      CatalogProperties properties) {
    this.products = products;
    this.computation = computation;
    this.panel = panel;
    this.leases = leases;
    this.values = values;
    this.properties = properties;
  }

  private void run(Duration interval) {
    Duration pause = interval.compareTo(BETWEEN_LOOKS) < 0 ? interval : BETWEEN_LOOKS;
    try {
      while (true) {
        Thread.sleep(pause);
        computeIfDue(interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void computeIfDue(Duration interval) {
    try {
      if (!panel.reachability().reachable() || values.get(DONE, Boolean.class).isPresent()) {
        return;
      }
      leases.tryAcquire("stock", LEASE).ifPresent(lease -> compute(lease, interval));
    } catch (RuntimeException e) {
      log.warn("Stock could not be computed; it is tried again", e);
    }
  }

  private void compute(Lease lease, Duration interval) {
    try {
      values.put(DONE, true, interval);
      List<Product> controlled = products.controlled();
      if (!controlled.isEmpty()) {
        computation.compute(controlled);
      }
    } finally {
      lease.close();
    }
  }

  @Override
  public void start() {
    properties
        .scheduledStock()
        .ifPresent(interval ->
            thread = Thread.ofVirtual().name("stock-schedule").start(() -> run(interval)));
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
