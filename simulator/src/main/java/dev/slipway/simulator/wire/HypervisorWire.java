package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.Hypervisor;
import dev.slipway.simulator.model.HypervisorGroup;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.StoragePool;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hypervisor inside a server's answer, and as a line of its group's resources. */
public final class HypervisorWire {

  private HypervisorWire() {}

  /** A group of the list. */
  public static Map<String, @Nullable Object> group(HypervisorGroup group) {
    return Json.object(
        "id", group.id(),
        "name", group.name(),
        "label", null,
        "description", group.description(),
        "distributionType", 5,
        "enabled", group.enabled(),
        "default", group.id() == 1,
        "created", Times.offset(group.created()),
        "updated", Times.offset(group.created()));
  }

  /** What is free and what is taken on one hypervisor of a group. */
  public static Map<String, @Nullable Object> resourcesLine(
      Hypervisor hypervisor, PanelWorld world) {
    Map<String, @Nullable Object> resources = resources(hypervisor, world);
    resources.put(
        "network",
        Json.object("total", Json.object("ipv4", Json.object("free", hypervisor.ipv4Free()))));
    return Json.object(
        "hypervisor",
        Json.object(
            "id", hypervisor.id(),
            "name", hypervisor.name(),
            "enabled", hypervisor.enabled(),
            "prohibit", hypervisor.prohibit(),
            "accept", false,
            "commissioned", hypervisor.commissioned()),
        "resources",
        resources);
  }

  static Map<String, @Nullable Object> ofServer(Hypervisor hypervisor, PanelWorld world) {
    HypervisorGroup group = hypervisor.group();
    return Json.object(
        "id",
        hypervisor.id(),
        "ip",
        hypervisor.ip(),
        "hostname",
        null,
        "port",
        8892,
        "maintenance",
        hypervisor.maintenance(),
        "groupId",
        group.id(),
        "group",
        Json.object("name", group.name(), "icon", group.icon()),
        "timezone",
        "Europe/London",
        "forceIPv6",
        false,
        "vncListenType",
        1,
        "displayName",
        null,
        "cpuSet",
        null,
        "nfType",
        4,
        "backupStorageType",
        2,
        "defaultDiskType",
        "inherit",
        "defaultDiskCacheType",
        "inherit",
        "defaultCPU",
        "inherit",
        "defaultMachineType",
        "inherit",
        "created",
        Times.offset(hypervisor.created()),
        "updated",
        Times.offset(hypervisor.created()),
        "name",
        hypervisor.name(),
        "dataDir",
        "/home/vf-data",
        "resources",
        resources(hypervisor, world));
  }

  private static Map<String, @Nullable Object> resources(Hypervisor hypervisor, PanelWorld world) {
    List<PanelServer> servers =
        world.servers().stream()
            .filter(server -> server.hypervisorId() == hypervisor.id())
            .toList();
    int memory = servers.stream().mapToInt(server -> server.footprint().memoryMb()).sum();
    int cores = servers.stream().mapToInt(server -> server.footprint().cpuCores()).sum();
    int storage = servers.stream().mapToInt(server -> server.footprint().storageGb()).sum();
    return Json.object(
        "servers",
        amount("#", hypervisor.maxServers(), hypervisor.baseServers() + servers.size()),
        "memory",
        amount("MB", hypervisor.memoryMb(), hypervisor.baseMemoryMb() + memory),
        "cpuCores",
        amount("#", hypervisor.cpuCores(), hypervisor.baseCores() + cores),
        "localStorage",
        localStorage(hypervisor.local(), storage),
        "otherStorage",
        hypervisor.pools().stream().map(HypervisorWire::pool).toList());
  }

  /** Without a maximum the free amount is negative and the percentage null. */
  private static Map<String, @Nullable Object> amount(String units, int max, int allocated) {
    Double percent = max == 0 ? null : Math.round(allocated * 1000.0 / max) / 10.0;
    return Json.object(
        "units", units,
        "max", max,
        "allocated", allocated,
        "free", max - allocated,
        "percent", percent);
  }

  private static Map<String, @Nullable Object> localStorage(StoragePool pool, int servers) {
    Map<String, @Nullable Object> json =
        Json.object(
            "enabled", pool.enabled() ? 1 : 0,
            "name", pool.name(),
            "storageType", pool.storageType());
    json.putAll(amount("GB", pool.maxGb(), pool.baseGb() + servers));
    return json;
  }

  private static Map<String, @Nullable Object> pool(StoragePool pool) {
    Map<String, @Nullable Object> json =
        Json.object(
            "id",
            pool.id(),
            "name",
            pool.name(),
            "enabled",
            pool.enabled() ? 1 : 0,
            "path",
            null,
            "storageType",
            pool.storageType(),
            "isDatastore",
            true);
    json.putAll(amount("GB", pool.maxGb(), pool.baseGb()));
    return json;
  }
}
