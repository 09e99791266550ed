package dev.slipway.simulator.wire;

import dev.slipway.simulator.live.TrafficHistory;
import dev.slipway.simulator.live.TrafficHistory.Period;
import dev.slipway.simulator.model.BuildState;
import dev.slipway.simulator.model.Hypervisor;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.QueueItem;
import dev.slipway.simulator.model.SshKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server as {@code GET /servers/{id}} gives it, and as a line of {@code GET /servers}. */
public final class ServerWire {

  private ServerWire() {}

  /** A line of the list. */
  public static Map<String, @Nullable Object> line(PanelServer server) {
    return Json.object(
        "id", server.id(),
        "uuid", server.uuid().toString(),
        "name", server.name(),
        "commissioned", server.state().commissionStatus(),
        "owner", server.ownerId(),
        "hypervisorId", server.hypervisorId(),
        "suspended", server.isSuspended(),
        "protected", false,
        "updated", Times.offset(server.updated()),
        "created", Times.offset(server.created()));
  }

  /** Everything but the live state, which is asked for separately. */
  public static Map<String, @Nullable Object> full(PanelServer server, PanelWorld world) {
    Instant now = world.now();
    Map<String, @Nullable Object> json =
        Json.object(
            "id",
            server.id(),
            "ownerId",
            server.ownerId(),
            "hypervisorId",
            server.hypervisorId(),
            "arch",
            1,
            "name",
            server.name(),
            "selfService",
            0,
            "selfServiceSettings",
            Json.EMPTY,
            "hostname",
            server.hostname(),
            "commissionStatus",
            server.state().commissionStatus(),
            "uuid",
            server.uuid().toString(),
            "state",
            server.state().wireName(),
            "migratable",
            true,
            "timezone",
            "_default",
            "migrateLevel",
            0,
            "deleteLevel",
            server.deleteAt() == null ? 0 : 1,
            "configLevel",
            0,
            "backupLevel",
            0,
            "elevated",
            false,
            "elevateId",
            null,
            "elevate",
            false,
            "destroyable",
            true,
            "rebuild",
            false,
            "suspended",
            server.isSuspended(),
            "protected",
            false,
            "buildFailed",
            server.state() == BuildState.FAILED,
            "primaryNetworkDhcp4",
            false,
            "primaryNetworkDhcp6",
            false,
            "built",
            Times.offset(server.built()),
            "created",
            Times.offset(server.created()),
            "updated",
            Times.offset(server.updated()));
    json.put("traffic", Json.object("public", traffic(server, now)));
    json.put("settings", ServerSettingsWire.of(server));
    json.put("cpu", ServerSettingsWire.cpu(server));
    json.put("customXML", ServerSettingsWire.customXml());
    json.put("qemuCommandline", Json.EMPTY);
    json.put("qemuAgent", Json.object("os", GuestWire.agentSystem(server, world)));
    json.put("os", GuestWire.template(server, world));
    json.put("media", ServerSettingsWire.media());
    json.put("backupPlan", Json.object("id", null, "name", null));
    Hypervisor hypervisor = world.compute().hypervisor(server.hypervisorId());
    json.put(
        "vnc",
        Json.object("ip", hypervisor.ip(), "port", 5900 + server.id() % 100, "enabled", false));
    json.put("network", NetworkWire.of(server));
    json.put("storage", List.of(StorageWire.primaryDisk(server)));
    json.put("hypervisorAssets", Json.EMPTY);
    json.put("hypervisor", HypervisorWire.ofServer(hypervisor, world));
    json.put("owner", owner(server, world));
    json.put("sshKeys", keys(server, world));
    json.put("sharedUsers", Json.EMPTY);
    json.put("tasks", tasks(server, now));
    return json;
  }

  private static Map<String, @Nullable Object> traffic(PanelServer server, Instant now) {
    Period period = TrafficHistory.current(server, now);
    return Json.object(
        "countMethod",
        1,
        "currentPeriod",
        Json.object(
            "start", period.start() + "T00:00:00.000000Z",
            "end", period.end() + "T23:59:59.999999Z",
            "limit", server.footprint().trafficGb()));
  }

  private static @Nullable Object owner(PanelServer server, PanelWorld world) {
    Integer ownerId = server.ownerId();
    if (ownerId == null) {
      return null;
    }
    return world.accounts().find(ownerId).map(ServerWire::owner).orElse(null);
  }

  private static Map<String, @Nullable Object> owner(PanelUser user) {
    return Json.object(
        "id", user.id(),
        "admin", user.admin(),
        "extRelationId", user.wireRelation(),
        "name", user.name(),
        "email", user.email(),
        "timezone", "Europe/London",
        "suspended", false,
        "twoFactorAuth", false,
        "created", Times.offset(user.created()),
        "updated", Times.offset(user.created()));
  }

  private static List<Map<String, @Nullable Object>> keys(PanelServer server, PanelWorld world) {
    return server.sshKeys().stream()
        .flatMap(id -> world.accounts().key(id).stream())
        .map(ServerWire::key)
        .toList();
  }

  private static Map<String, @Nullable Object> key(SshKey key) {
    return Json.object(
        "id", key.id(),
        "ownerId", key.userId(),
        "type", "OpenSSH",
        "name", key.name(),
        "public", key.publicKey(),
        "enabled", key.enabled(),
        "created", Times.offset(key.created()));
  }

  private static Map<String, @Nullable Object> tasks(PanelServer server, Instant now) {
    QueueItem task = server.task();
    Instant lastOn = task == null ? server.built() : task.started();
    List<String> pending = server.pending();
    return Json.object(
        "active",
        server.isBusy(now),
        "lastOn",
        Times.zoneless(lastOn),
        "actions",
        Json.object(
            "pending",
            IntStream.range(0, pending.size())
                .mapToObj(i -> pendingAction(i + 1, pending.get(i), now))
                .toList()));
  }

  private static Map<String, @Nullable Object> pendingAction(int id, String action, Instant now) {
    return Json.object(
        "id",
        id,
        "action",
        action,
        "requires",
        Json.EMPTY,
        "collected",
        false,
        "complete",
        false,
        "failed",
        false,
        "payload",
        Json.EMPTY,
        "created",
        Times.offset(now));
  }
}
