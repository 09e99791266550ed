package dev.slipway.simulator.http;

import dev.slipway.simulator.model.Footprint;
import dev.slipway.simulator.model.Hypervisor;
import dev.slipway.simulator.model.PanelPackage;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.wire.Json;
import dev.slipway.simulator.wire.ServerWire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creating a server, or asking whether that could be done. What the panel calls a hypervisor here
 * is a group.
 */
final class CreateRoutes {

  private static final int LARGEST = 999_999_999;

  private CreateRoutes() {}

  static void addTo(Api api) {
    api.post("/servers", TokenScope.SERVERS, CreateRoutes::create);
  }

  private static Answer create(Call call) {
    Input query = call.query();
    boolean dryRun = query.flag("dryRun", false);
    query.check();
    Input body = call.body();
    int packageId = body.requiredInteger("packageId", 1, LARGEST);
    int userId = body.requiredInteger("userId", 1, LARGEST);
    int groupId = body.requiredInteger("hypervisorId", 1, LARGEST);
    Integer ipv4 = body.integer("ipv4", 0, 100);
    Integer storage = body.integer("storage", 1, LARGEST);
    Integer traffic = body.integer("traffic", 0, LARGEST);
    Integer memory = body.integer("memory", 256, LARGEST);
    Integer cores = body.integer("cpuCores", 1, 600);
    int speedIn = body.integer("networkSpeedInbound", 0, LARGEST, 0);
    int speedOut = body.integer("networkSpeedOutbound", 0, LARGEST, 0);
    checkOthers(body);

    List<String> errors = new ArrayList<>();
    PanelWorld world = call.world();
    PanelPackage base = enabledPackage(world, packageId, errors);
    PanelUser owner = known(world.accounts().find(userId), "Invalid user", errors);
    Footprint footprint = base == null ? null : footprint(base, storage, traffic, memory, cores);
    int addresses = ipv4 == null ? 1 : ipv4;
    Hypervisor place =
        footprint == null ? null : place(world, groupId, footprint, addresses, errors);
    if (base == null || owner == null || footprint == null || place == null) {
      throw Refusal.impossible(errors);
    }
    if (dryRun) {
      return Answer.ok(Json.data(Json.EMPTY));
    }
    PanelServer created =
        world.add(
            ServerSpec.named("")
                .owner(owner)
                .hypervisor(place.id())
                .footprint(footprint)
                .speed(speedIn, speedOut)
                .ipv4Count(addresses)
                .allocated());
    return Answer.created(Json.data(ServerWire.full(created, world)));
  }

  private static void checkOthers(Input body) {
    for (String number :
        List.of(
            "storageProfile",
            "networkProfile",
            "additionalStorage1Profile",
            "additionalStorage2Profile",
            "additionalStorage1Capacity",
            "additionalStorage2Capacity")) {
      body.integer(number, 0, LARGEST);
    }
    body.integers("firewallRulesets");
    body.integers("hypervisorAssetGroups");
    body.flag("additionalStorage1Enable", false);
    body.flag("additionalStorage2Enable", false);
    body.check();
  }

  private static @Nullable PanelPackage enabledPackage(
      PanelWorld world, int id, List<String> errors) {
    return known(
        world.catalogue().findPackage(id).filter(PanelPackage::enabled),
        "Invalid or disabled package",
        errors);
  }

  private static Footprint footprint(
      PanelPackage base,
      @Nullable Integer storage,
      @Nullable Integer traffic,
      @Nullable Integer memory,
      @Nullable Integer cores) {
    Footprint usual = base.footprint();
    return new Footprint(
        memory == null ? usual.memoryMb() : memory,
        storage == null ? usual.storageGb() : storage,
        traffic == null ? usual.trafficGb() : traffic,
        cores == null ? usual.cpuCores() : cores);
  }

  private static @Nullable Hypervisor place(
      PanelWorld world, int groupId, Footprint footprint, int addresses, List<String> errors) {
    if (world.compute().group(groupId).filter(group -> group.enabled()).isEmpty()) {
      errors.add("Invalid or disabled hypervisor group");
      return null;
    }
    return known(
        world.capacity().place(world.compute().hypervisorsOf(groupId), footprint, addresses),
        "No hypervisor in the group has enough resources",
        errors);
  }

  private static <T> @Nullable T known(Optional<T> found, String otherwise, List<String> errors) {
    if (found.isEmpty()) {
      errors.add(otherwise);
    }
    return found.orElse(null);
  }
}
