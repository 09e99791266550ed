package dev.slipway.simulator.control;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.ServerControl;
import dev.slipway.simulator.model.BuildState;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.screen.Consoles;
import dev.slipway.simulator.wire.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
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
    routes.get(PATH, guarded(ctx -> json(ctx, control.overview())));
    routes.get(PATH + "/requests", guarded(control::requests));
    routes.delete(PATH + "/requests", guarded(ctx -> control.done(ctx, simulator::clearRequests)));
    routes.post(PATH + "/faults", guarded(control::addFault));
    routes.delete(PATH + "/faults", guarded(ctx -> control.done(ctx, simulator.chaos()::clear)));
    routes.post(PATH + "/gone", guarded(control::leave));
    routes.post(PATH + "/back", guarded(ctx -> control.done(ctx, simulator::back)));
    routes.post(PATH + "/consoles", guarded(control::changeConsoles));
    routes.delete(
        PATH + "/consoles", guarded(ctx -> control.done(ctx, simulator.consoles()::dropAll)));
    routes.get(PATH + "/servers", guarded(ctx -> json(ctx, control.servers())));
    routes.post(PATH + "/servers/{id}", guarded(control::changeServer));
    routes.delete(
        PATH + "/servers/{id}", guarded(ctx -> control.done(ctx, control.server(ctx)::delete)));
  }

  /** Says what was wrong with an order; the panel's own operations have nothing to do with this. */
  private static Handler guarded(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (IllegalArgumentException | JacksonException wrong) {
        fail(ctx, 400, wrong);
      } catch (NoSuchElementException unknown) {
        fail(ctx, 404, unknown);
      }
    };
  }

  private Json overview() {
    return Json.object()
        .with("panel", simulator.baseUrl())
        .with("control", simulator.controlUrl())
        .with("gone", simulator.isGone())
        .with("faults", simulator.chaos().describe())
        .with("consoles", simulator.consoles().countOpen())
        .with("requests", simulator.requests().size())
        .with("maxConcurrent", simulator.log().maxConcurrent("**"));
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

  /** Faults of consoles by name, each true or false. */
  private void changeConsoles(Context ctx) {
    for (Map.Entry<String, JsonNode> change : MAPPER.readTree(ctx.body()).properties()) {
      simulator
          .consoles()
          .set(Consoles.Fault.valueOf(change.getKey()), change.getValue().asBoolean());
    }
    json(ctx, overview());
  }

  private List<Json> servers() {
    return simulator
        .world()
        .locked(() -> simulator.world().servers().stream().map(this::line).toList());
  }

  private Json line(PanelServer server) {
    return Json.object()
        .with("id", server.id())
        .with("name", server.name())
        .with("state", server.state().wireName())
        .with("running", server.machine().isRunning())
        .with("busy", server.isBusy(simulator.world().now()))
        .with("suspended", server.isSuspended());
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
    json(ctx, Json.object().with("error", wrong.getMessage()));
  }

  private static void json(Context ctx, Object value) {
    ctx.contentType("application/json").result(MAPPER.writeValueAsBytes(value));
  }
}
