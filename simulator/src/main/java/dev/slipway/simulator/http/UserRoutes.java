package dev.slipway.simulator.http;

import dev.slipway.simulator.model.Accounts;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.SshKey;
import dev.slipway.simulator.wire.Json;
import dev.slipway.simulator.wire.UserWire;
import java.util.regex.Pattern;

/** Accounts by their external relation, their servers, logins and keys. */
final class UserRoutes {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern PUBLIC_KEY =
      Pattern.compile("(ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)\\S+ [A-Za-z0-9+/]{20,}={0,3}( .*)?");
  private static final int LOGIN_TOKEN = 128;

  private UserRoutes() {}

  static void addTo(Api api) {
    api.post("/users", TokenScope.USERS, UserRoutes::create);
    api.get("/users/{extRelationId}/byExtRelation", TokenScope.USERS, UserRoutes::one);
    api.post(
        "/users/{extRelationId}/byExtRelation/resetPassword",
        TokenScope.USERS,
        UserRoutes::resetPassword);
    api.post(
        "/users/{extRelationId}/serverAuthenticationTokens/{serverId}",
        TokenScope.USERS,
        UserRoutes::login);
    api.get("/servers/user/{userId}", TokenScope.SERVERS, UserRoutes::servers);
    api.get("/ssh_keys/user/{userId}", TokenScope.SSH_KEYS, UserRoutes::keys);
    api.post("/ssh_keys", TokenScope.SSH_KEYS, UserRoutes::addKey);
    api.delete("/ssh_keys/{keyId}", TokenScope.SSH_KEYS, UserRoutes::removeKey);
  }

  /** The account of the path: its relation is a number, or a text where the query says so. */
  static PanelUser byRelation(Call call) {
    Input query = call.query();
    boolean text = query.flag("relStr", false);
    query.check();
    return call.world()
        .accounts()
        .byRelation(call.path("extRelationId"), text)
        .orElseThrow(() -> Refusal.notFound("ext_relation_id not found"));
  }

  private static Answer one(Call call) {
    return Answer.ok(Json.data(UserWire.of(byRelation(call))));
  }

  /** The only answer that shows the password of a new account. */
  private static Answer create(Call call) {
    Accounts accounts = call.world().accounts();
    Input body = call.body();
    String name = body.requiredText("name", 255);
    String email = body.requiredText("email", 255);
    Integer number = body.integer("extRelationId", 1, Integer.MAX_VALUE);
    String text = body.text("relStr", 255);
    int selfService = body.integer("selfService", 0, 3, 0);
    body.flag("selfServiceHourlyCredit", false);
    body.integers("selfServiceHourlyGroupProfiles");
    body.integers("selfServiceResourceGroupProfiles");
    body.integer("selfServiceHourlyResourcePack", 0, Integer.MAX_VALUE);
    body.flag("sendMail", false);
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      body.reject("email", "must be a valid email address.");
    } else if (accounts.emailTaken(email)) {
      body.reject("email", "has already been taken.");
    }
    String relation = number == null ? text : String.valueOf(number);
    boolean byText = number == null && text != null;
    if (relation != null && accounts.byRelation(relation, byText).isPresent()) {
      body.reject(byText ? "relStr" : "extRelationId", "has already been taken.");
    }
    body.check();
    PanelUser user = accounts.add(name, email, relation, byText, selfService, call.now());
    Json json = UserWire.of(user);
    json.put("password", Passwords.ofLength(30));
    return Answer.created(Json.data(json));
  }

  private static Answer resetPassword(Call call) {
    PanelUser user = byRelation(call);
    return Answer.created(
        Json.data(Json.object().with("email", user.email()).with("password", Passwords.next())));
  }

  private static Answer login(Call call) {
    PanelUser user = byRelation(call);
    PanelServer server = call.server();
    if (!Integer.valueOf(user.id()).equals(server.ownerId())) {
      throw Refusal.serverNotFound();
    }
    return Answer.ok(
        Json.data(
            UserWire.login(
                Passwords.ofLength(LOGIN_TOKEN), Passwords.ofLength(LOGIN_TOKEN), call.world())));
  }

  private static PanelUser byNumber(Call call) {
    return call.world()
        .accounts()
        .find(call.id("userId"))
        .orElseThrow(() -> Refusal.notFound("user not found"));
  }

  private static Answer servers(Call call) {
    Integer owner = byNumber(call).id();
    return Answer.ok(
        Json.data(
            call.world().servers().stream()
                .filter(server -> owner.equals(server.ownerId()))
                .map(server -> UserWire.server(server, call.world()))
                .toList()));
  }

  private static Answer keys(Call call) {
    return Answer.ok(
        Json.data(
            call.world().accounts().keysOf(byNumber(call).id()).stream()
                .map(UserWire::key)
                .toList()));
  }

  private static Answer addKey(Call call) {
    Input body = call.body();
    int userId = body.requiredInteger("userId", 1, Integer.MAX_VALUE);
    String name = body.requiredText("name", 255);
    String publicKey = body.requiredText("publicKey", 10_000);
    if (!publicKey.isEmpty() && !PUBLIC_KEY.matcher(publicKey).matches()) {
      body.reject("publicKey", "must be a valid public key.");
    }
    PanelUser owner = call.world().accounts().find(userId).orElse(null);
    if (owner == null) {
      body.reject("userId", "must be a user.");
    }
    body.check();
    if (owner == null) {
      throw new AssertionError("a key without an owner was let through");
    }
    SshKey key = call.world().accounts().addKey(owner, name, publicKey, true, call.now());
    return Answer.created(Json.data(UserWire.newKey(key)));
  }

  private static Answer removeKey(Call call) {
    if (!call.world().accounts().removeKey(call.id("keyId"))) {
      throw Refusal.notFound("ssh key not found");
    }
    return Answer.noContent();
  }
}
