package dev.slipway.rdns;

import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Adds missing records for all servers once in the interval of the settings, on one node. */
@Component
class DailyReconcile {

  private static final Logger logger = LoggerFactory.getLogger(DailyReconcile.class);

  /** After a run that failed. */
  private static final Duration AGAIN = Duration.ofMinutes(30);

  private final ReconcileReverseDns reconcile;
  private final Reconciliations log;
  private final Leases leases;
  private final DnsProperties properties;
  private final Clock clock;

  DailyReconcile(
      ReconcileReverseDns reconcile,
      Reconciliations log,
      Leases leases,
      DnsProperties properties,
      Clock clock) {
    this.reconcile = reconcile;
    this.log = log;
    this.leases = leases;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void look() {
    if (!properties.enabled() || !isDue()) {
      return;
    }
    try (Lease lease =
        leases.tryAcquire("reverse-dns-reconcile", Duration.ofMinutes(30)).orElse(null)) {
      // Another node may have made the run between the look and the lease.
      if (lease != null && isDue()) {
        logger.info("Reverse DNS of all servers: {}", reconcile.daily());
      }
    } catch (DnsException e) {
      logger.warn("Reverse DNS of all servers could not be gone through: {}", e.getMessage());
    }
  }

  boolean isDue() {
    Optional<Duration> interval = properties.reconcileEvery();
    if (interval.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    return log.last()
        .map(run -> {
          Duration wait =
              run.problem() == null || interval.get().compareTo(AGAIN) < 0 ? interval.get() : AGAIN;
          return !run.startedAt().plus(wait).isAfter(now);
        })
        .orElse(true);
  }
}
