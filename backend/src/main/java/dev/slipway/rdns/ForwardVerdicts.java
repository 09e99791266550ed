package dev.slipway.rdns;

import dev.slipway.address.IpAddress;
import dev.slipway.cluster.SharedValues;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.ForwardConfirmation;
import dev.slipway.dns.ForwardConfirmation.Verdict;
import dev.slipway.dns.ForwardLookup;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Whether names lead back to addresses. What is shown may come from memory; what a write depends on
 * is looked up each time, so that who has just put a record right does not wait.
 */
@Component
class ForwardVerdicts {

  /** However many lists are open, the resolver gets no more than this at once from one node. */
  private static final int AT_ONCE = 64;

  private final ForwardConfirmation confirmation;
  private final SharedValues values;
  private final DnsProperties properties;
  private final Semaphore free = new Semaphore(AT_ONCE);

  ForwardVerdicts(ForwardLookup lookup, SharedValues values, DnsProperties properties) {
    this.confirmation = new ForwardConfirmation(lookup);
    this.values = values;
    this.properties = properties;
  }

  record Kept(boolean confirmed) {}

  /** For writes and for diagnosis. */
  Verdict fresh(String hostname, IpAddress address) {
    free.acquireUninterruptibly();
    Verdict verdict;
    try {
      verdict = confirmation.check(hostname, address);
    } finally {
      free.release();
    }
    if (verdict.confirmed() || verdict.failures().isEmpty()) {
      values.put(key(hostname, address), new Kept(verdict.confirmed()), properties.cacheTtl());
    }
    return verdict;
  }

  /** For lists. */
  boolean shown(String hostname, IpAddress address) {
    return values
        .get(key(hostname, address), Kept.class)
        .map(Kept::confirmed)
        .orElseGet(() -> fresh(hostname, address).confirmed());
  }

  private static String key(String hostname, IpAddress address) {
    return "forward-dns:" + DnsNames.comparable(hostname) + ":" + address;
  }
}
