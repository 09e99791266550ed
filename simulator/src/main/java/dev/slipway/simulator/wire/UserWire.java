package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.SshKey;
import java.util.List;

/** Accounts, their keys, and their servers as the account's own list shows them. */
public final class UserWire {

  private UserWire() {}

  public static Json of(PanelUser user) {
    return Json.object()
        .with("id", user.id())
        .with("admin", user.admin())
        .with("extRelationId", user.wireRelation())
        .with("selfService", user.selfService())
        .with("selfServiceHourlyGroupProfiles", Json.EMPTY)
        .with("selfServiceResourceGroupProfiles", Json.EMPTY)
        .with("selfServiceHourlyResourcePack", null)
        .with("name", user.name())
        .with("email", user.email())
        .with("timezone", "Europe/London")
        .with("suspended", false)
        .with("twoFactorAuth", false)
        .with("created", Times.micros(user.created()))
        .with("updated", Times.micros(user.created()));
  }

  /** A key in the list of its owner. */
  public static Json key(SshKey key) {
    return Json.object()
        .with("id", key.id())
        .with("name", key.name())
        .with("publicKey", key.publicKey())
        .with("type", "OpenSSH")
        .with("enabled", key.enabled())
        .with("created", Times.offset(key.created()))
        .with("updated", Times.offset(key.created()));
  }

  /** A key that was just added; the panel writes its time under another name here. */
  public static Json newKey(SshKey key) {
    return Json.object()
        .with("id", key.id())
        .with("name", key.name())
        .with("type", "OpenSSH")
        .with("createdAt", Times.micros(key.created()));
  }

  /** A login without a password: two tokens in a link that holds for a minute. */
  public static Json login(String first, String second, PanelWorld world) {
    String link = "/token_authenticate/?1=" + first + "&2=" + second;
    return Json.object()
        .with(
            "authentication",
            Json.object()
                .with("tokens", Json.object().with("1", first).with("2", second))
                .with("endpoint", "/token_authenticate")
                .with("endpoint_complete", link)
                .with(
                    "expiry",
                    Json.object()
                        .with("ttl", 60)
                        .with("expires", Times.micros(world.now().plusSeconds(60)))));
  }

  /**
   * A server in its owner's list, where the panel writes some names with underscores and numbers
   * for booleans.
   */
  public static Json server(PanelServer server, PanelWorld world) {
    Json full = ServerWire.full(server, world);
    Json json = Json.object();
    for (String same :
        List.of(
            "id",
            "ownerId",
            "hypervisorId",
            "name",
            "hostname",
            "commissionStatus",
            "uuid",
            "state",
            "rebuild",
            "suspended",
            "protected",
            "buildFailed")) {
      json.put(same, full.get(same));
    }
    json.put("backup_level", 0);
    json.put("backup_plan", null);
    json.put("os", Json.object().with("screen", Pictures.SCREENSHOT));
    json.put(
        "server_info",
        Json.object()
            .with("show", false)
            .with("icon", null)
            .with("name", null)
            .with("label", null));
    json.put(
        "vnc",
        Json.object()
            .with("expose_details", true)
            .with("ip", world.compute().hypervisor(server.hypervisorId()).ip())
            .with("hostname", null)
            .with("port", 5900 + server.id() % 100)
            .with("enabled", 0));
    Json resources = ServerSettingsWire.resources(server);
    resources.put("cpu_model", null);
    json.put("resources", resources);
    json.put("network", Json.object().with("interfaces", NetworkWire.publicInterfaces(server)));
    json.put("config", Json.object().with("uefi", false).with("bootOrder", List.of("hd", "cdrom")));
    json.put("media", Json.object().with("isoMounted", false).with("isoName", ""));
    return json;
  }
}
