package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.Capacity;
import dev.slipway.simulator.model.Hypervisor;
import dev.slipway.simulator.model.HypervisorGroup;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.StoragePool;

/** A hypervisor inside a server's answer, and as a line of its group's resources. */
public final class HypervisorWire {

  private HypervisorWire() {}

  /** A group of the list. */
  public static Json group(HypervisorGroup group) {
    return Json.object()
        .with("id", group.id())
        .with("name", group.name())
        .with("label", null)
        .with("description", group.description())
        .with("distributionType", 5)
        .with("enabled", group.enabled())
        .with("default", group.id() == 1)
        .with("created", Times.offset(group.created()))
        .with("updated", Times.offset(group.created()));
  }

  /** What is free and what is taken on one hypervisor of a group. */
  public static Json resourcesLine(Hypervisor hypervisor, PanelWorld world) {
    Json resources = resources(hypervisor, world);
    int free = Math.max(0, world.capacity().freeIpv4(hypervisor));
    resources.put(
        "network",
        Json.object().with("total", Json.object().with("ipv4", Json.object().with("free", free))));
    return Json.object()
        .with(
            "hypervisor",
            Json.object()
                .with("id", hypervisor.id())
                .with("name", hypervisor.name())
                .with("enabled", hypervisor.enabled())
                .with("prohibit", hypervisor.prohibit())
                .with("accept", false)
                .with("commissioned", hypervisor.commissioned()))
        .with("resources", resources);
  }

  static Json ofServer(Hypervisor hypervisor, PanelWorld world) {
    HypervisorGroup group = hypervisor.group();
    return Json.object()
        .with("id", hypervisor.id())
        .with("ip", hypervisor.ip())
        .with("hostname", null)
        .with("port", 8892)
        .with("maintenance", hypervisor.maintenance())
        .with("groupId", group.id())
        .with("group", Json.object().with("name", group.name()).with("icon", group.icon()))
        .with("timezone", "Europe/London")
        .with("forceIPv6", false)
        .with("vncListenType", 1)
        .with("displayName", null)
        .with("cpuSet", null)
        .with("nfType", 4)
        .with("backupStorageType", 2)
        .with("defaultDiskType", "inherit")
        .with("defaultDiskCacheType", "inherit")
        .with("defaultCPU", "inherit")
        .with("defaultMachineType", "inherit")
        .with("created", Times.offset(hypervisor.created()))
        .with("updated", Times.offset(hypervisor.created()))
        .with("name", hypervisor.name())
        .with("dataDir", "/home/vf-data")
        .with("resources", resources(hypervisor, world));
  }

  private static Json resources(Hypervisor hypervisor, PanelWorld world) {
    Capacity capacity = world.capacity();
    return Json.object()
        .with("servers", amount("#", hypervisor.maxServers(), capacity.servers(hypervisor)))
        .with("memory", amount("MB", hypervisor.memoryMb(), capacity.memoryMb(hypervisor)))
        .with("cpuCores", amount("#", hypervisor.cpuCores(), capacity.cores(hypervisor)))
        .with("localStorage", localStorage(hypervisor.local(), capacity.localGb(hypervisor)))
        .with("otherStorage", hypervisor.pools().stream().map(HypervisorWire::pool).toList());
  }

  /** Without a maximum the free amount is negative and the percentage null. */
  private static Json amount(String units, int max, int allocated) {
    Double percent = max == 0 ? null : Math.round(allocated * 1000.0 / max) / 10.0;
    return Json.object()
        .with("units", units)
        .with("max", max)
        .with("allocated", allocated)
        .with("free", max - allocated)
        .with("percent", percent);
  }

  private static Json localStorage(StoragePool pool, int allocated) {
    Json json =
        Json.object()
            .with("enabled", pool.enabled() ? 1 : 0)
            .with("name", pool.name())
            .with("storageType", pool.storageType());
    json.putAll(amount("GB", pool.maxGb(), allocated));
    return json;
  }

  private static Json pool(StoragePool pool) {
    Json json =
        Json.object()
            .with("id", pool.id())
            .with("name", pool.name())
            .with("enabled", pool.enabled() ? 1 : 0)
            .with("path", null)
            .with("storageType", pool.storageType())
            .with("isDatastore", true);
    json.putAll(amount("GB", pool.maxGb(), pool.baseGb()));
    return json;
  }
}
