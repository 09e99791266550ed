package dev.slipway.simulator.http;

import dev.slipway.simulator.model.OrderRefused;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.screen.ConsoleSocket;
import dev.slipway.simulator.screen.Consoles;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The panel's API: every operation is checked for the token and its scope, runs alone in an
 * up-to-date world, and answers in the panel's way whatever the outcome.
 */
public final class Api {

  /** What an operation does. */
  interface Operation {
    Answer run(Call call);
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  private final RoutesConfig routes;
  private final PanelWorld world;
  private final String prefix;
  private final String token;
  private final Set<TokenScope> scopes;

  private Api(
      RoutesConfig routes, PanelWorld world, String prefix, String token, Set<TokenScope> scopes) {
    this.routes = routes;
    this.world = world;
    this.prefix = prefix;
    this.token = token;
    this.scopes = scopes;
  }

  /**
   * Serves the panel under a prefix, for one token.
   *
   * @param host the panel's host and port, which some answers name
   */
  public static void serve(
      RoutesConfig routes,
      PanelWorld world,
      String prefix,
      String token,
      Set<TokenScope> scopes,
      Consoles consoles,
      Supplier<String> host) {
    Api api = new Api(routes, world, prefix, token, scopes);
    ServerRoutes.addTo(api);
    PowerRoutes.addTo(api);
    LifecycleRoutes.addTo(api);
    ChangeRoutes.addTo(api);
    CreateRoutes.addTo(api);
    CatalogueRoutes.addTo(api);
    CatalogueRoutes.addPictures(routes);
    UserRoutes.addTo(api);
    SelfServiceRoutes.addTo(api);
    ConsoleRoutes.addTo(api, consoles, host);
    ConsoleSocket.addTo(routes, consoles);
    routes.exception(NotFoundResponse.class, (_, ctx) -> refuse(ctx, Refusal.noSuchPage()));
    routes.exception(
        MethodNotAllowedResponse.class, (_, ctx) -> refuse(ctx, Refusal.methodNotAllowed()));
  }

  void get(String path, TokenScope scope, Operation operation) {
    add(HandlerType.GET, path, scope, operation);
  }

  void post(String path, TokenScope scope, Operation operation) {
    add(HandlerType.POST, path, scope, operation);
  }

  void put(String path, TokenScope scope, Operation operation) {
    add(HandlerType.PUT, path, scope, operation);
  }

  void delete(String path, TokenScope scope, Operation operation) {
    add(HandlerType.DELETE, path, scope, operation);
  }

  private void add(HandlerType method, String path, TokenScope scope, Operation operation) {
    routes.addHttpHandler(method, prefix + path, ctx -> run(ctx, scope, operation));
  }

  private void run(Context ctx, TokenScope scope, Operation operation) {
    try {
      authorize(ctx, scope);
      Answer answer = world.locked(() -> operation.run(new Call(ctx, world)));
      Object json = answer.json();
      ctx.status(answer.status());
      if (json != null) {
        json(ctx, json);
      }
    } catch (OrderRefused refused) {
      refuse(ctx, Refusal.locked(String.valueOf(refused.getMessage())));
    } catch (Refusal refusal) {
      refuse(ctx, refusal);
    }
  }

  private void authorize(Context ctx, TokenScope scope) {
    if (!("Bearer " + token).equals(ctx.header("Authorization"))) {
      throw Refusal.unauthorized();
    }
    if (!scopes.contains(scope)) {
      throw Refusal.forbidden();
    }
  }

  private static void refuse(Context ctx, Refusal refusal) {
    ctx.status(refusal.status());
    Object json = refusal.json();
    if (json != null) {
      json(ctx, json);
    } else {
      ctx.contentType(refusal.contentType()).result(refusal.text());
    }
  }

  private static void json(Context ctx, Object json) {
    ctx.contentType("application/json").result(MAPPER.writeValueAsBytes(json));
  }
}
