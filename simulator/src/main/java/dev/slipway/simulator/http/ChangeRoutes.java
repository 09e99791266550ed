package dev.slipway.simulator.http;

import dev.slipway.simulator.model.Footprint;
import dev.slipway.simulator.model.OrderRefused;
import dev.slipway.simulator.model.PanelPackage;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.QueueItem;
import dev.slipway.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Changing a server: one resource, its whole package, the password of its guest. */
final class ChangeRoutes {

  private static final String MATCHES = " not updated. It matches the current value";

  private ChangeRoutes() {}

  static void addTo(Api api) {
    resize(api, "memory", "memory", 256, 1_048_576, server -> server.footprint()::withMemoryMb);
    resize(api, "cpuCores", "cores", 1, 600, server -> server.footprint()::withCpuCores);
    resize(api, "traffic", "traffic", 0, 999_999_999, server -> server.footprint()::withTrafficGb);
    api.put(
        "/servers/{serverId}/package/{packageId}", TokenScope.SERVERS, ChangeRoutes::changePackage);
    api.post("/servers/{serverId}/resetPassword", TokenScope.SERVERS, ChangeRoutes::resetPassword);
  }

  private interface Resource {
    IntFunction<Footprint> of(PanelServer server);
  }

  private static void resize(
      Api api, String path, String field, int min, int max, Resource resource) {
    api.put(
        "/servers/{serverId}/modify/" + path,
        TokenScope.SERVERS,
        call -> {
          PanelServer server = call.server();
          Input body = call.body();
          int value = body.requiredInteger(field, min, max);
          body.check();
          requireFree(call, server);
          server.resize(resource.of(server).apply(value), call.now());
          return Answer.changed();
        });
  }

  /** Takes over what differs and says what it left as it was: a disk is never made smaller. */
  private static Answer changePackage(Call call) {
    PanelServer server = call.server();
    PanelPackage target =
        call.world()
            .catalogue()
            .findPackage(call.id("packageId"))
            .orElseThrow(() -> Refusal.notFound("package not found"));
    Input body = call.body();
    boolean cpu = body.flag("cpu", true);
    boolean memory = body.flag("memory", true);
    boolean disk = body.flag("primaryDiskSize", true);
    boolean traffic = body.flag("primaryNetworkTraffic", true);
    checkOthers(body);
    requireFree(call, server);
    List<String> info = new ArrayList<>();
    Footprint old = server.footprint();
    Footprint wanted = target.footprint();
    Footprint changed =
        new Footprint(
            take(memory, old.memoryMb(), wanted.memoryMb(), "memory" + MATCHES, info),
            disk(disk, old.storageGb(), wanted.storageGb(), info),
            take(traffic, old.trafficGb(), wanted.trafficGb(), "traffic" + MATCHES, info),
            take(cpu, old.cpuCores(), wanted.cpuCores(), "CPU cores" + MATCHES, info));
    server.resize(changed, call.now());
    return Answer.ok(Json.object().with("info", info));
  }

  private static void checkOthers(Input body) {
    for (String flag :
        List.of(
            "backupPlan",
            "primaryDiskReadIOPS",
            "primaryDiskReadThroughput",
            "primaryDiskWriteIOPS",
            "primaryDiskWriteThroughput",
            "primaryNetworkInboundSpeed",
            "primaryNetworkOutboundSpeed")) {
      body.flag(flag, true);
    }
    body.check();
  }

  private static int take(boolean asked, int old, int wanted, String same, List<String> info) {
    if (asked && old == wanted) {
      info.add(same);
    }
    return asked ? wanted : old;
  }

  private static int disk(boolean asked, int old, int wanted, List<String> info) {
    if (asked && wanted <= old) {
      info.add("primary disk not updated. It either matches or is lower than the current value");
    }
    return asked ? Math.max(old, wanted) : old;
  }

  private static Answer resetPassword(Call call) {
    PanelServer server = call.server();
    Input body = call.body();
    body.requiredText("user", 50);
    body.choice("user", Set.of("root", "Administrator"));
    body.flag("sendMail", true);
    body.check();
    QueueItem item = call.world().orders().resetPassword(server, call.now());
    return Answer.ok(
        Json.data(
            Json.object().with("queueId", item.id()).with("expectedPassword", Passwords.next())));
  }

  private static void requireFree(Call call, PanelServer server) {
    if (server.isBusy(call.now())) {
      throw new OrderRefused("server is locked, a task is running");
    }
  }
}
