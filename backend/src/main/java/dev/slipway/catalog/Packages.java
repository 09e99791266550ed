package dev.slipway.catalog;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelNotFound;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The panel's packages, kept for ten minutes; that there is none of a number, for one: behaviour
 * §5.
 */
@Service
public class Packages {

  private static final Duration KEPT_FOR = Duration.ofMinutes(10);
  private static final Duration MISSING_FOR = Duration.ofMinutes(1);

  private final PanelCatalog panel;
  private final SharedValues values;

  Packages(PanelCatalog panel, SharedValues values) {
    this.panel = panel;
    this.values = values;
  }

  /**
   * What is known of one number.
   *
   * @param found null where the panel has no such package
   */
  record Known(PanelCatalog.@Nullable ServerPackage found) {}

  /**
   * A package; empty where the panel says that there is none.
   *
   * @throws dev.slipway.panel.PanelException where it gives no answer
   */
  public Optional<PanelCatalog.ServerPackage> find(int packageId) {
    Known known = values.get(key(packageId), Known.class).orElseGet(() -> readAndKeep(packageId));
    return Optional.ofNullable(known.found());
  }

  /** The same without looking at what is kept; what comes is kept. */
  Optional<PanelCatalog.ServerPackage> read(int packageId) {
    return Optional.ofNullable(readAndKeep(packageId).found());
  }

  /**
   * Several packages by number, with one call at most. Those that the panel does not have are not
   * among them.
   *
   * @throws dev.slipway.panel.PanelException where it gives no answer
   */
  Map<Integer, PanelCatalog.ServerPackage> findAll(Collection<Integer> packageIds) {
    Map<Integer, PanelCatalog.ServerPackage> found = new HashMap<>();
    List<Integer> unknown =
        packageIds.stream().distinct().filter(id -> !putKnown(found, id)).toList();
    if (unknown.size() == 1) {
      find(unknown.getFirst()).ifPresent(one -> found.put(one.id(), one));
    } else if (!unknown.isEmpty()) {
      Map<Integer, PanelCatalog.ServerPackage> all =
          all().stream()
              .collect(Collectors.toMap(PanelCatalog.ServerPackage::id, each -> each, (a, b) -> a));
      for (Integer id : unknown) {
        PanelCatalog.ServerPackage one = all.get(id);
        keep(id, one);
        if (one != null) {
          found.put(id, one);
        }
      }
    }
    return found;
  }

  /** Every package, as the panel has them now. */
  List<PanelCatalog.ServerPackage> all() {
    return panel.readPackages();
  }

  private boolean putKnown(Map<Integer, PanelCatalog.ServerPackage> found, int packageId) {
    Optional<Known> known = values.get(key(packageId), Known.class);
    known.map(Known::found).ifPresent(one -> found.put(packageId, one));
    return known.isPresent();
  }

  private Known readAndKeep(int packageId) {
    try {
      return keep(packageId, panel.readPackage(packageId));
    } catch (PanelNotFound e) {
      return keep(packageId, null);
    }
  }

  private Known keep(int packageId, PanelCatalog.@Nullable ServerPackage found) {
    Known known = new Known(found);
    values.put(key(packageId), known, found == null ? MISSING_FOR : KEPT_FOR);
    return known;
  }

  private static String key(int packageId) {
    return "package:" + packageId;
  }
}
