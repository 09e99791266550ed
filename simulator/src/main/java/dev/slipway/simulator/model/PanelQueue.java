package dev.slipway.simulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The panel's queue of orders; items stay after they are finished. Guarded by the lock of the
 * world.
 */
final class PanelQueue {

  private final SortedMap<Integer, QueueItem> items = new TreeMap<>();
  private int lastId = 170;

  QueueItem add(
      PanelServer server,
      QueueAction action,
      Instant now,
      Duration duration,
      @Nullable String failure) {
    QueueItem item =
        new QueueItem(++lastId, server.id(), server.hypervisorId(), action, now, duration, failure);
    items.put(item.id(), item);
    server.begin(item);
    return item;
  }

  Optional<QueueItem> find(int id) {
    return Optional.ofNullable(items.get(id));
  }
}
