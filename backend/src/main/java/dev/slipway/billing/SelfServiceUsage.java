package dev.slipway.billing;

import dev.slipway.panel.PanelSelfService;
import dev.slipway.panel.PanelSelfService.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of what a month has cost so far; the contract's SelfServiceUsage.
 *
 * @param hours null where the panel does not say
 * @param cost in the unit of the balance, with two decimals
 */
record SelfServiceUsage(Kind kind, String label, @Nullable Double hours, BigDecimal cost) {

  /** What a line is about. */
  enum Kind {
    SERVER,
    OTHER_SERVERS,
    ADDONS
  }

  /**
   * The lines of a month: its servers as the panel itemises them, then what its totals have beyond
   * that, so that the lines come to what the panel takes from the balance.
   */
  static List<SelfServiceUsage> lines(PanelSelfService.Usage usage) {
    List<SelfServiceUsage> lines = new ArrayList<>();
    usage.servers().stream().map(SelfServiceUsage::ofServer).forEach(lines::add);
    addUnlessFree(lines, Kind.OTHER_SERVERS, "Other servers", rest(usage));
    addUnlessFree(lines, Kind.ADDONS, "Add-ons", usage.ofAddons());
    return lines;
  }

  private static SelfServiceUsage ofServer(Item server) {
    return new SelfServiceUsage(
        Kind.SERVER,
        Objects.requireNonNullElse(server.label(), "Server"),
        server.hours(),
        Amounts.rounded(Amounts.orZero(server.cost())));
  }

  /** Deleted servers have cost something, too. */
  private static Item rest(PanelSelfService.Usage usage) {
    BigDecimal cost =
        usage.servers().stream()
            .map(Item::cost)
            .map(Amounts::orZero)
            .reduce(Amounts.orZero(usage.ofServers().cost()), BigDecimal::subtract);
    Double hours = usage.ofServers().hours();
    for (Item server : usage.servers()) {
      hours = hours == null || server.hours() == null ? null : hours - server.hours();
    }
    return new Item(null, hours == null || hours < 0 ? null : hours, cost);
  }

  private static void addUnlessFree(
      List<SelfServiceUsage> lines, Kind kind, String label, Item item) {
    BigDecimal cost = Amounts.rounded(Amounts.orZero(item.cost()));
    if (cost.signum() > 0) {
      lines.add(new SelfServiceUsage(kind, label, item.hours(), cost));
    }
  }
}
