package dev.slipway.history;

import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Folds old fine slots into coarse ones and forgets old coarse ones, on one node for all. It goes
 * from server to server, so each transaction is a small one.
 */
@Component
class Thinning {

  private static final Logger log = LoggerFactory.getLogger(Thinning.class);

  private static final Duration LEASE = Duration.ofMinutes(1);

  private final SampleSlots slots;
  private final Leases leases;
  private final HistoryProperties properties;
  private final Clock clock;

  Thinning(SampleSlots slots, Leases leases, HistoryProperties properties, Clock clock) {
    this.slots = slots;
    this.leases = leases;
    this.properties = properties;
    this.clock = clock;
  }

  // At a fixed rate rather than with a fixed delay: the latter would hold up other such work.
  @Scheduled(fixedRateString = "PT15M")
  void thin() {
    Optional<Lease> lease = leases.tryAcquire("history-thinning", LEASE);
    if (lease.isPresent()) {
      try (Lease held = lease.get()) {
        thin(held);
      }
    }
  }

  private void thin(Lease lease) {
    Instant now = clock.instant();
    Instant foldBefore =
        Slots.startOf(now.minus(properties.fineKeptFor()), properties.coarseSlot());
    Instant forgetBefore = now.minus(properties.coarseKeptFor());
    Optional<String> server = slots.serverAfter("");
    while (server.isPresent() && lease.renew()) {
      try {
        slots.forget(server.get(), forgetBefore);
        slots.fold(server.get(), foldBefore, properties.coarseSlot());
      } catch (RuntimeException e) {
        log.warn("Could not thin the history of {}; it is tried again later", server.get(), e);
      }
      server = slots.serverAfter(server.get());
    }
  }
}
