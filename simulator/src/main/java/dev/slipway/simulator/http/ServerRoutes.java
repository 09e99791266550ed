package dev.slipway.simulator.http;

import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.wire.GuestWire;
import dev.slipway.simulator.wire.Json;
import dev.slipway.simulator.wire.QueueWire;
import dev.slipway.simulator.wire.ServerWire;
import dev.slipway.simulator.wire.TrafficWire;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looking at servers, their traffic and the queue, and giving a server another name. */
final class ServerRoutes {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int LONGEST_NAME = 255;

  private ServerRoutes() {}

  static void addTo(Api api) {
    api.get("/connect", TokenScope.GENERAL, _ -> Answer.ok(Json.EMPTY));
    api.get("/servers", TokenScope.SERVERS, ServerRoutes::list);
    api.get("/servers/{serverId}", TokenScope.SERVERS, ServerRoutes::one);
    api.get("/servers/{serverId}/traffic", TokenScope.SERVERS, ServerRoutes::traffic);
    api.put("/servers/{serverId}/modify/name", TokenScope.SERVERS, ServerRoutes::rename);
    api.get("/queue/{queueId}", TokenScope.QUEUE, ServerRoutes::queueItem);
  }

  private static Answer list(Call call) {
    String type = call.query().text("type", 10);
    if (type != null && !type.equals("simple") && !type.equals("full")) {
      throw Refusal.invalid(Map.of("type", List.of("The selected type is invalid.")));
    }
    List<Integer> hypervisors =
        call.queryValues("hypervisorId").stream().map(ServerRoutes::hypervisorId).toList();
    List<PanelServer> servers =
        call.world().servers().stream()
            .filter(each -> hypervisors.isEmpty() || hypervisors.contains(each.hypervisorId()))
            .toList();
    boolean full = "full".equals(type);
    return Answer.ok(
        call.page()
            .of(
                servers,
                each -> full ? ServerWire.full(each, call.world()) : ServerWire.line(each)));
  }

  private static int hypervisorId(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Refusal.invalid(
          Map.of("hypervisorId", List.of("The hypervisorId field must be an integer.")));
    }
    return Integer.parseInt(text);
  }

  private static Answer one(Call call) {
    Input query = call.query();
    boolean live = query.flag("remoteState", false);
    query.check();
    PanelServer server = call.server();
    Json json = ServerWire.full(server, call.world());
    json.put("remoteState", live ? GuestWire.remoteState(server, call.world()) : (Object) false);
    return Answer.ok(Json.data(json));
  }

  private static Answer traffic(Call call) {
    return Answer.ok(TrafficWire.of(call.server(), call.now()));
  }

  private static Answer rename(Call call) {
    PanelServer server = call.server();
    Input body = call.body();
    String name = body.requiredText("name", LONGEST_NAME);
    body.check();
    server.rename(name, call.now());
    return Answer.changed();
  }

  private static Answer queueItem(Call call) {
    return call.world()
        .queueItem(call.id("queueId"))
        .map(item -> Answer.ok(QueueWire.of(item, call.now())))
        .orElseThrow(() -> Refusal.notFound("queue item not found"));
  }
}
