package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.Footprint;
import dev.slipway.simulator.model.OsCategory;
import dev.slipway.simulator.model.OsTemplate;
import dev.slipway.simulator.model.PanelPackage;
import dev.slipway.simulator.model.PanelWorld;
import java.util.List;

/** Packages, and the operating systems that fit a footprint. */
public final class CatalogueWire {

  private static final int WINDOWS_MEMORY_MB = 2048;
  private static final int WINDOWS_STORAGE_GB = 40;

  private CatalogueWire() {}

  public static Json ofPackage(PanelPackage each) {
    return Json.object()
        .with("id", each.id())
        .with("name", each.name())
        .with("description", each.description())
        .with("enabled", each.enabled())
        .with("memory", each.footprint().memoryMb())
        .with("primaryStorage", each.footprint().storageGb())
        .with("traffic", each.footprint().trafficGb())
        .with("cpuCores", each.footprint().cpuCores())
        .with("primaryNetworkSpeedIn", each.networkSpeed())
        .with("primaryNetworkSpeedOut", each.networkSpeed())
        .with("primaryDiskType", "inherit")
        .with("backupPlanId", 0)
        .with("primaryStorageReadBytesSec", null)
        .with("primaryStorageWriteBytesSec", null)
        .with("primaryStorageReadIopsSec", null)
        .with("primaryStorageWriteIopsSec", null)
        .with("primaryStorageProfile", each.storageProfile())
        .with("primaryNetworkProfile", 0)
        .with("created", Times.micros(each.created()));
  }

  /** The families of operating systems that fit; those that are too large are left out. */
  public static Json templates(Footprint footprint, PanelWorld world) {
    return Json.data(
        world.catalogue().categories().stream()
            .map(category -> category(category, footprint))
            .filter(category -> !List.of().equals(category.get("templates")))
            .toList());
  }

  private static Json category(OsCategory category, Footprint footprint) {
    return Json.object()
        .with("name", category.name())
        .with("description", category.description())
        .with("icon", category.icon())
        .with(
            "templates",
            category.templates().stream()
                .filter(template -> fits(template, footprint))
                .map(CatalogueWire::template)
                .toList())
        .with("id", category.id());
  }

  private static boolean fits(OsTemplate template, Footprint footprint) {
    return !template.type().equals("windows")
        || (footprint.memoryMb() >= WINDOWS_MEMORY_MB
            && footprint.storageGb() >= WINDOWS_STORAGE_GB);
  }

  private static Json template(OsTemplate template) {
    return Json.object()
        .with("id", template.id())
        .with("name", template.name())
        .with("version", template.version())
        .with("variant", template.variant())
        .with("arch", 1)
        .with("description", template.description())
        .with("icon", template.icon())
        .with("eol", template.eol())
        .with("eol_date", Times.dayStart(template.eolDate()))
        .with("eol_warning", false)
        .with("deploy_type", 1)
        .with("vnc", false)
        .with("type", template.type());
  }
}
