package dev.slipway.simulator.control;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.ServerControl;
import dev.slipway.simulator.model.BuildState;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.wire.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's own operations: what the Java API does, for those outside of this process. */
public final class ControlRoutes {

  /** In front of all of them; no call under it is recorded, delayed or broken. */
  public static final String PATH = "/_simulator";

  private static final JsonMapper MAPPER = new JsonMapper();

  private final PanelSimulator simulator;

  private ControlRoutes(PanelSimulator simulator) {
    this.simulator = simulator;
  }

  /** Adds them to a simulator. */
  public static void addTo(RoutesConfig routes, PanelSimulator simulator) {
    ControlRoutes control = new ControlRoutes(simulator);
    routes.get(PATH, ctx -> json(ctx, control.overview()));
    routes.get(PATH + "/requests", control::requests);
    routes.delete(PATH + "/requests", ctx -> control.done(ctx, simulator::clearRequests));
    routes.post(PATH + "/faults", control::addFault);
    routes.delete(PATH + "/faults", ctx -> control.done(ctx, simulator.chaos()::clear));
    routes.post(PATH + "/gone", control::leave);
    routes.post(PATH + "/back", ctx -> control.done(ctx, simulator::back));
    routes.get(PATH + "/servers", ctx -> json(ctx, control.servers()));
    routes.post(PATH + "/servers/{id}", control::changeServer);
    routes.delete(
        PATH + "/servers/{id}", ctx -> control.done(ctx, () -> control.server(ctx).delete()));
    routes.exception(IllegalArgumentException.class, (wrong, ctx) -> fail(ctx, 400, wrong));
    routes.exception(JacksonException.class, (wrong, ctx) -> fail(ctx, 400, wrong));
    routes.exception(NoSuchElementException.class, (wrong, ctx) -> fail(ctx, 404, wrong));
  }

  private Map<String, @Nullable Object> overview() {
    return Json.object(
        "panel", simulator.baseUrl(),
        "control", simulator.controlUrl(),
        "gone", simulator.isGone(),
        "faults", simulator.chaos().describe(),
        "requests", simulator.requests().size(),
        "maxConcurrent", simulator.log().maxConcurrent("**"));
  }

  /** All calls, or those that the pattern in {@code on} means. */
  private void requests(Context ctx) {
    String pattern = ctx.queryParam("on");
    json(ctx, simulator.log().matching(pattern == null ? "**" : pattern));
  }

  private void addFault(Context ctx) {
    FaultOrder order = FaultOrder.read(MAPPER.readTree(ctx.body()));
    order.giveTo(simulator.chaos());
    json(ctx, overview());
  }

  /** A panel that goes away can't answer on its own port: the answer leaves first. */
  private void leave(Context ctx) {
    json(ctx, overview());
    Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(50);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          simulator.gone();
        });
  }

  private List<Map<String, @Nullable Object>> servers() {
    return simulator
        .world()
        .locked(() -> simulator.world().servers().stream().map(this::line).toList());
  }

  private Map<String, @Nullable Object> line(PanelServer server) {
    return Json.object(
        "id", server.id(),
        "name", server.name(),
        "state", server.state().wireName(),
        "running", server.machine().isRunning(),
        "busy", server.isBusy(simulator.world().now()),
        "suspended", server.isSuspended());
  }

  private void changeServer(Context ctx) {
    ServerControl server = server(ctx);
    for (Map.Entry<String, JsonNode> change : MAPPER.readTree(ctx.body()).properties()) {
      apply(server, change.getKey(), change.getValue());
    }
    json(ctx, servers());
  }

  private static void apply(ServerControl server, String name, JsonNode value) {
    switch (name) {
      case "running" -> server.running(value.asBoolean());
      case "suspended" -> server.suspended(value.asBoolean());
      case "maintenance" -> server.maintenance(value.asBoolean());
      case "ignoresShutdown" -> server.ignoresShutdown(value.asBoolean());
      case "buildFails" -> server.buildFails(value.asBoolean());
      case "taskFails" -> server.taskFails(value.asBoolean());
      case "liveStateMissing" -> server.liveStateMissing(value.asBoolean());
      case "agentSilent" -> server.agentSilent(value.asBoolean());
      case "mapsEmpty" -> server.mapsEmpty(value.asBoolean());
      case "name" -> server.name(value.asString());
      case "state" -> server.state(BuildState.valueOf(value.asString().toUpperCase(Locale.ROOT)));
      default -> throw new IllegalArgumentException("no switch of a server is called " + name);
    }
  }

  private ServerControl server(Context ctx) {
    return simulator.server(Integer.parseInt(ctx.pathParam("id")));
  }

  private void done(Context ctx, Runnable work) {
    work.run();
    json(ctx, overview());
  }

  private static void fail(Context ctx, int status, Exception wrong) {
    ctx.status(status);
    json(ctx, Json.object("error", wrong.getMessage()));
  }

  private static void json(Context ctx, Object value) {
    ctx.contentType("application/json").result(MAPPER.writeValueAsBytes(value));
  }
}
