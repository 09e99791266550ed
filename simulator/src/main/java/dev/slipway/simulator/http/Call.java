package dev.slipway.simulator.http;

import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.wire.Page;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One call of an operation, with what operations need to read from it. */
final class Call {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int PAGE = 20;
  private static final int MAX_PAGE = 200;

  private final Context context;
  private final PanelWorld world;

  Call(Context context, PanelWorld world) {
    this.context = context;
    this.world = world;
  }

  PanelWorld world() {
    return world;
  }

  Instant now() {
    return world.now();
  }

  String path(String name) {
    return context.pathParam(name);
  }

  /** A number in the path; anything else is an address that does not exist. */
  int id(String name) {
    String text = path(name);
    if (!text.matches("\\d{1,9}")) {
      throw Refusal.noSuchPage();
    }
    return Integer.parseInt(text);
  }

  /** The server of {@code /servers/{serverId}}. */
  PanelServer server() {
    return world.server(id("serverId")).orElseThrow(Refusal::serverNotFound);
  }

  /** The parameters of the query; of one that is repeated the last counts. */
  Input query() {
    Map<String, String> last = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> last.put(name, values.getLast()));
    return new Input(last);
  }

  /** All values of a parameter, with and without brackets behind its name. */
  List<String> queryValues(String name) {
    List<String> values = new ArrayList<>(context.queryParams(name));
    values.addAll(context.queryParams(name + "[]"));
    return values;
  }

  /** The page that the query asks for. */
  Page page() {
    Input query = query();
    int size = query.integer("results", 1, MAX_PAGE, PAGE);
    int number = query.integer("page", 1, 1_000_000, 1);
    query.check();
    return new Page(context.path(), number, size);
  }

  /**
   * The fields of the body; none if there is no body. A body that is not a JSON object is refused.
   */
  Input body() {
    String body = context.body();
    if (body.isBlank()) {
      return new Input(Map.of());
    }
    if (!context.isJson()) {
      throw notJson();
    }
    try {
      Map<String, @Nullable Object> fields = MAPPER.readValue(body, new TypeReference<>() {});
      return new Input(fields);
    } catch (JacksonException malformed) {
      throw notJson();
    }
  }

  private static Refusal notJson() {
    return Refusal.invalid(Map.of("body", List.of("The body must be a JSON object.")));
  }
}
