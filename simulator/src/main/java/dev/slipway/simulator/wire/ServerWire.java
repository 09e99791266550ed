package dev.slipway.simulator.wire;

import dev.slipway.simulator.live.TrafficHistory;
import dev.slipway.simulator.live.TrafficHistory.Period;
import dev.slipway.simulator.model.BackupPlan;
import dev.slipway.simulator.model.BuildState;
import dev.slipway.simulator.model.Hypervisor;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.QueueItem;
import dev.slipway.simulator.model.SshKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server as {@code GET /servers/{id}} gives it, and as a line of {@code GET /servers}. */
public final class ServerWire {

  private ServerWire() {}

  /** A line of the list. */
  public static Json line(PanelServer server) {
    return Json.object()
        .with("id", server.id())
        .with("uuid", server.uuid().toString())
        .with("name", server.name())
        .with("commissioned", server.state().commissionStatus())
        .with("owner", server.ownerId())
        .with("hypervisorId", server.hypervisorId())
        .with("suspended", server.isSuspended())
        .with("protected", false)
        .with("updated", Times.offset(server.updated()))
        .with("created", Times.offset(server.created()));
  }

  /** Everything but the live state, which is asked for separately. */
  public static Json full(PanelServer server, PanelWorld world) {
    Instant now = world.now();
    Hypervisor hypervisor = world.compute().hypervisor(server.hypervisorId());
    return Json.object()
        .with("id", server.id())
        .with("ownerId", server.ownerId())
        .with("hypervisorId", server.hypervisorId())
        .with("arch", 1)
        .with("name", server.name())
        .with("selfService", 0)
        .with("selfServiceSettings", Json.EMPTY)
        .with("hostname", server.hostname())
        .with("commissionStatus", server.state().commissionStatus())
        .with("uuid", server.uuid().toString())
        .with("state", server.state().wireName())
        .with("migratable", true)
        .with("timezone", "_default")
        .with("migrateLevel", 0)
        .with("deleteLevel", server.deleteAt() == null ? 0 : 1)
        .with("configLevel", 0)
        .with("backupLevel", 0)
        .with("elevated", false)
        .with("elevateId", null)
        .with("elevate", false)
        .with("destroyable", true)
        .with("rebuild", false)
        .with("suspended", server.isSuspended())
        .with("protected", false)
        .with("buildFailed", server.state() == BuildState.FAILED)
        .with("primaryNetworkDhcp4", false)
        .with("primaryNetworkDhcp6", false)
        .with("built", Times.offset(server.built()))
        .with("created", Times.offset(server.created()))
        .with("updated", Times.offset(server.updated()))
        .with("traffic", Json.object().with("public", traffic(server, now)))
        .with("settings", ServerSettingsWire.of(server))
        .with("cpu", ServerSettingsWire.cpu(server))
        .with("customXML", ServerSettingsWire.customXml())
        .with("qemuCommandline", Json.EMPTY)
        .with("qemuAgent", Json.object().with("os", GuestWire.agentSystem(server, world)))
        .with("os", GuestWire.template(server, world))
        .with("media", ServerSettingsWire.media())
        .with("backupPlan", backupPlan(server.backupPlan()))
        .with(
            "vnc",
            Json.object()
                .with("ip", hypervisor.ip())
                .with("port", 5900 + server.id() % 100)
                .with("enabled", false))
        .with("network", NetworkWire.of(server))
        .with("storage", List.of(StorageWire.primaryDisk(server)))
        .with("hypervisorAssets", Json.EMPTY)
        .with("hypervisor", HypervisorWire.ofServer(hypervisor, world))
        .with("owner", owner(server, world))
        .with("sshKeys", keys(server, world))
        .with("sharedUsers", Json.EMPTY)
        .with("tasks", tasks(server, now));
  }

  private static Json backupPlan(@Nullable BackupPlan plan) {
    return Json.object()
        .with("id", plan == null ? null : plan.id())
        .with("name", plan == null ? null : plan.name());
  }

  private static Json traffic(PanelServer server, Instant now) {
    Period period = TrafficHistory.current(server, now);
    return Json.object()
        .with("countMethod", 1)
        .with(
            "currentPeriod",
            Json.object()
                .with("start", period.start() + "T00:00:00.000000Z")
                .with("end", period.end() + "T23:59:59.999999Z")
                .with("limit", server.footprint().trafficGb()));
  }

  private static @Nullable Object owner(PanelServer server, PanelWorld world) {
    Integer ownerId = server.ownerId();
    if (ownerId == null) {
      return null;
    }
    return world.accounts().find(ownerId).map(ServerWire::owner).orElse(null);
  }

  private static Json owner(PanelUser user) {
    return Json.object()
        .with("id", user.id())
        .with("admin", user.admin())
        .with("extRelationId", user.wireRelation())
        .with("name", user.name())
        .with("email", user.email())
        .with("timezone", "Europe/London")
        .with("suspended", false)
        .with("twoFactorAuth", false)
        .with("created", Times.offset(user.created()))
        .with("updated", Times.offset(user.created()));
  }

  private static List<Json> keys(PanelServer server, PanelWorld world) {
    return server.sshKeys().stream()
        .flatMap(id -> world.accounts().key(id).stream())
        .map(ServerWire::key)
        .toList();
  }

  private static Json key(SshKey key) {
    return Json.object()
        .with("id", key.id())
        .with("ownerId", key.userId())
        .with("type", "OpenSSH")
        .with("name", key.name())
        .with("public", key.publicKey())
        .with("enabled", key.enabled())
        .with("created", Times.offset(key.created()));
  }

  private static Json tasks(PanelServer server, Instant now) {
    QueueItem task = server.task();
    Instant lastOn = task == null ? server.built() : task.started();
    List<String> pending = server.pending();
    return Json.object()
        .with("active", server.isBusy(now))
        .with("lastOn", Times.zoneless(lastOn))
        .with(
            "actions",
            Json.object()
                .with(
                    "pending",
                    IntStream.range(0, pending.size())
                        .mapToObj(i -> pendingAction(i + 1, pending.get(i), now))
                        .toList()));
  }

  private static Json pendingAction(int id, String action, Instant now) {
    return Json.object()
        .with("id", id)
        .with("action", action)
        .with("requires", Json.EMPTY)
        .with("collected", false)
        .with("complete", false)
        .with("failed", false)
        .with("payload", Json.EMPTY)
        .with("created", Times.offset(now));
  }
}
