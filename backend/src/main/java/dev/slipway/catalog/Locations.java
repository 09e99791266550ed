package dev.slipway.catalog;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelPatience;
import dev.slipway.panel.PanelServer.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The panel's hypervisor groups, which customers know as locations. Read at most every ten minutes;
 * while the panel is away they are those that it told last.
 */
@Service
class Locations {

  private static final Duration KEPT_FOR = Duration.ofMinutes(10);
  private static final String KEY = "hypervisor-groups";

  private final PanelCatalog panel;
  private final PanelPatience patience;
  private final HypervisorGroups stored;
  private final SharedValues values;

  Locations(
      PanelCatalog panel, PanelPatience patience, HypervisorGroups stored, SharedValues values) {
    this.panel = panel;
    this.patience = patience;
    this.stored = stored;
    this.values = values;
  }

  record Found(List<PanelCatalog.Group> groups) {}

  /**
   * The locations of some groups, by the panel's number. A group that the panel does not have, or
   * has never told, is not among them.
   */
  Map<Integer, Location> byGroup() {
    return all().stream()
        .collect(
            Collectors.toMap(PanelCatalog.Group::id, PanelCatalog.Group::location, (a, b) -> a));
  }

  /** Every group in the panel's order. */
  List<PanelCatalog.Group> all() {
    return values.get(KEY, Found.class).map(Found::groups).orElseGet(this::read);
  }

  private List<PanelCatalog.Group> read() {
    try {
      return Objects.requireNonNull(patience.await(this::readAndKeep));
    } catch (PanelException e) {
      return stored.all();
    }
  }

  private List<PanelCatalog.Group> readAndKeep() {
    List<PanelCatalog.Group> groups = panel.readGroups();
    stored.keep(groups);
    values.put(KEY, new Found(groups), KEPT_FOR);
    return groups;
  }
}
