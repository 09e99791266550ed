package dev.slipway.simulator.http;

import dev.slipway.simulator.model.Hypervisor;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.screen.ConsoleSocket;
import dev.slipway.simulator.screen.Consoles;
import dev.slipway.simulator.screen.Consoles.Credentials;
import dev.slipway.simulator.screen.Consoles.Fault;
import dev.slipway.simulator.wire.Json;
import java.util.Set;
import java.util.function.Supplier;

/** The way to a server's screen. */
final class ConsoleRoutes {

  private final Consoles consoles;

  /** Host and port of the panel as browsers see it. */
  private final Supplier<String> host;

  private ConsoleRoutes(Consoles consoles, Supplier<String> host) {
    this.consoles = consoles;
    this.host = host;
  }

  static void addTo(Api api, Consoles consoles, Supplier<String> host) {
    ConsoleRoutes routes = new ConsoleRoutes(consoles, host);
    api.post("/servers/{serverId}/vnc", TokenScope.SERVERS, routes::order);
    api.get("/servers/{serverId}/vnc", TokenScope.SERVERS, routes::look);
  }

  private Answer order(Call call) {
    PanelServer server = call.server();
    Input body = call.body();
    if (consoles.has(Fault.OLDER_FORM_ONLY)) {
      if (!body.has("vnc")) {
        body.reject("vnc", "is required.");
      }
      body.flag("vnc", true);
    } else {
      body.choice("action", Set.of("enable", "disable"));
      body.requiredText("action", 10);
    }
    body.check();
    if (consoles.has(Fault.ENABLE_REFUSED) || server.isSuspended()) {
      throw Refusal.locked("server is locked");
    }
    return answer(call, server, consoles.rotate(server), true);
  }

  private Answer look(Call call) {
    PanelServer server = call.server();
    return answer(call, server, consoles.current(server), false);
  }

  private Answer answer(Call call, PanelServer server, Credentials credentials, boolean ordered) {
    String path = ConsoleSocket.PATH + "?token=" + credentials.token();
    Json wss = Json.object().with("token", credentials.token());
    if (!consoles.has(Fault.ADDRESS_MISSING)) {
      wss.with("url", consoles.has(Fault.ADDRESS_ABSOLUTE) ? "ws://" + host.get() + path : path);
    }
    Hypervisor hypervisor = call.world().compute().hypervisor(server.hypervisorId());
    Json data =
        Json.object()
            .with(
                "vnc",
                Json.object()
                    .with("ip", hypervisor.ip())
                    .with("hostname", null)
                    .with("port", 5900 + server.id() % 100)
                    .with("password", credentials.password())
                    .with("wss", wss)
                    .with("enabled", false));
    return Answer.ok(Json.data(ordered ? data.with("queueId", null) : data));
  }
}
