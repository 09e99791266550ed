package dev.slipway.simulator.http;

import dev.slipway.simulator.model.OsTemplate;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.wire.Json;
import dev.slipway.simulator.wire.ServerWire;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Installing, suspending and deleting a server. */
final class LifecycleRoutes {

  private static final int LONGEST_DELAY_MINUTES = 43_800;
  private static final int USUAL_DELAY_MINUTES = 5;
  private static final Set<String> SWAP =
      Set.of("256", "512", "768", "1", "1.5", "2", "3", "4", "5", "6", "8");

  private LifecycleRoutes() {}

  static void addTo(Api api) {
    api.post("/servers/{serverId}/build", TokenScope.SERVERS, LifecycleRoutes::build);
    api.post("/servers/{serverId}/suspend", TokenScope.SERVERS, LifecycleRoutes::suspend);
    api.post("/servers/{serverId}/unsuspend", TokenScope.SERVERS, LifecycleRoutes::unsuspend);
    api.delete("/servers/{serverId}", TokenScope.SERVERS, LifecycleRoutes::delete);
  }

  private static Answer build(Call call) {
    PanelServer server = call.server();
    Input body = call.body();
    int templateId = body.requiredInteger("operatingSystemId", 1, Integer.MAX_VALUE);
    String name = body.text("name", 255);
    String hostname = body.text("hostname", 255);
    List<Integer> keys = body.integers("sshKeys");
    body.flag("vnc", false);
    body.flag("ipv6", false);
    body.flag("email", false);
    body.choice("swap", SWAP);
    body.check();
    OsTemplate template =
        call.world()
            .catalogue()
            .template(templateId)
            .orElseThrow(() -> Refusal.impossible(List.of("Invalid operating system template")));
    requireOwnKeys(call, server, keys);
    call.world().orders().build(server, call.now(), template, hostname, keys);
    if (name != null) {
      server.rename(name, call.now());
    }
    return Answer.ok(Json.data(withPassword(ServerWire.full(server, call.world()))));
  }

  private static void requireOwnKeys(Call call, PanelServer server, List<Integer> keys) {
    for (int key : keys) {
      boolean own =
          call.world()
              .accounts()
              .key(key)
              .filter(each -> Integer.valueOf(each.userId()).equals(server.ownerId()))
              .isPresent();
      if (!own) {
        throw Refusal.impossible(List.of("Invalid or disabled SSH key"));
      }
    }
  }

  /** Only the answer to a build shows the password in clear. */
  private static Json withPassword(Json json) {
    if (json.get("settings") instanceof Map<?, ?> settings) {
      Json shown = Json.object();
      settings.forEach((name, value) -> shown.put(String.valueOf(name), value));
      shown.put("decryptedPassword", Passwords.next());
      json.put("settings", shown);
    }
    return json;
  }

  private static Answer suspend(Call call) {
    call.world().orders().suspend(call.server(), call.now());
    return Answer.noContent();
  }

  private static Answer unsuspend(Call call) {
    call.world().orders().unsuspend(call.server(), call.now());
    return Answer.noContent();
  }

  private static Answer delete(Call call) {
    PanelServer server = call.server();
    Input query = call.query();
    int minutes = query.integer("delay", 0, LONGEST_DELAY_MINUTES, USUAL_DELAY_MINUTES);
    query.check();
    call.world().orders().delete(server, call.now(), minutes);
    return Answer.noContent();
  }
}
