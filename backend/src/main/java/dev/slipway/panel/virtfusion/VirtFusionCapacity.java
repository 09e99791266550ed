package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelCapacity;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resources of hypervisor groups over HTTP. */
final class VirtFusionCapacity implements PanelCapacity {

  private final PanelClient panel;

  VirtFusionCapacity(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public List<Hypervisor> readGroup(int hypervisorGroupId) {
    return Pages.read(
            panel,
            "read group resources",
            "/compute/hypervisors/groups/" + hypervisorGroupId + "/resources",
            Missing.NO_PAGE)
        .stream()
        .filter(Json::isObject)
        .map(VirtFusionCapacity::hypervisor)
        .toList();
  }

  static Hypervisor hypervisor(Json line) {
    Json hypervisor = line.at("hypervisor");
    Json resources = line.at("resources");
    Long id = hypervisor.number("id");
    String name = hypervisor.text("name");
    return new Hypervisor(
        id == null ? 0 : id.intValue(),
        name == null ? "Hypervisor " + id : name,
        hypervisor.flag("enabled"),
        hypervisor.flag("commissioned"),
        hypervisor.given("prohibit"),
        amount(resources.at("memory")),
        amount(resources.at("cpuCores")),
        pool(resources.at("localStorage")),
        resources.at("otherStorage").elements().stream()
            .filter(Json::isObject)
            .map(VirtFusionCapacity::filledPool)
            .toList(),
        freeIpv4(resources.at("network", "total", "ipv4")));
  }

  private static @Nullable Long freeIpv4(Json ipv4) {
    return ipv4.at("free").isNull() ? null : ipv4.phpInteger("free");
  }

  private static @Nullable Pool pool(Json pool) {
    return pool.isFilledObject() ? filledPool(pool) : null;
  }

  private static Pool filledPool(Json pool) {
    String name = pool.text("name");
    Long type = pool.phpInteger("storageType");
    return new Pool(
        name == null ? "" : name, type == null ? 0 : type, pool.flag("enabled"), size(pool));
  }

  /** Storage whose size the panel does not manage comes without a maximum. */
  private static @Nullable Amount size(Json pool) {
    Long max = pool.phpInteger("max");
    Long free = pool.phpInteger("free");
    if (max == null) {
      return new Amount(0, free == null ? 0 : free);
    }
    return free == null ? null : new Amount(max, free);
  }

  /** Without both figures there is none: a missing maximum must not pass for "no limit". */
  private static @Nullable Amount amount(Json amount) {
    Long max = amount.phpInteger("max");
    Long free = amount.phpInteger("free");
    return max == null || free == null ? null : new Amount(max, free);
  }
}
