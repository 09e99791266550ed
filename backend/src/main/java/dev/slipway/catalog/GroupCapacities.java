package dev.slipway.catalog;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelCapacity;
import dev.slipway.panel.PanelNotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How much room hypervisor groups have, kept for two minutes; that there is no such group, for one:
 * behaviour §5.
 */
@Service
class GroupCapacities {

  private static final Duration KEPT_FOR = Duration.ofMinutes(2);
  private static final Duration MISSING_FOR = Duration.ofMinutes(1);

  private final PanelCapacity panel;
  private final SharedValues values;
  private final StockReservations reservations;

  GroupCapacities(PanelCapacity panel, SharedValues values, StockReservations reservations) {
    this.panel = panel;
    this.values = values;
    this.reservations = reservations;
  }

  /**
   * What the panel said.
   *
   * @param readAt when the read began, by the database's clock
   * @param hypervisors null where it has no such group
   */
  record Known(Instant readAt, @Nullable List<PanelCapacity.Hypervisor> hypervisors) {}

  /**
   * A group's hypervisors.
   *
   * @throws dev.slipway.panel.PanelException where the panel gives no whole answer
   */
  Known find(int hypervisorGroupId) {
    return values.get(key(hypervisorGroupId), Known.class).orElseGet(() -> read(hypervisorGroupId));
  }

  /** The same without looking at what is kept; what comes is kept. */
  Known read(int hypervisorGroupId) {
    Instant readAt = reservations.now();
    try {
      return keep(hypervisorGroupId, new Known(readAt, panel.readGroup(hypervisorGroupId)));
    } catch (PanelNotFound e) {
      return keep(hypervisorGroupId, new Known(readAt, null));
    }
  }

  /** Something has taken or freed room there. */
  void forget(int hypervisorGroupId) {
    values.remove(key(hypervisorGroupId));
  }

  private Known keep(int hypervisorGroupId, Known known) {
    values.put(key(hypervisorGroupId), known, known.hypervisors() == null ? MISSING_FOR : KEPT_FOR);
    return known;
  }

  private static String key(int hypervisorGroupId) {
    return "group-capacity:" + hypervisorGroupId;
  }
}
