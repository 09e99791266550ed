package dev.slipway.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * Makes one node out of all do something, for as long as it lives.
 *
 * <p>A lease spares work, it protects nothing: while Redis is away each node can hold the same one,
 * so that what needs doing is done by each node for itself rather than by none. What must never
 * happen twice is guarded in the database.
 */
public interface Leases {

  /**
   * Takes a lease that nobody holds.
   *
   * @param name what it is for, for example {@code live-stats:srv_…}
   * @param ttl how long it lasts unless renewed, at least a millisecond; renew it three times in
   *     that
   * @return empty where somebody holds it, on this node or another
   */
  Optional<Lease> tryAcquire(String name, Duration ttl);
}
