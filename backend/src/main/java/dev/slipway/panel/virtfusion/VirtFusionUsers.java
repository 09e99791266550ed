package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUsers;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Accounts over HTTP. */
final class VirtFusionUsers implements PanelUsers {

  /** What the panel's links hold for where it does not say. */
  private static final long USUAL_TTL_SECONDS = 60;

  private final PanelClient panel;
  private final PanelAddress address;

  VirtFusionUsers(PanelClient panel, PanelAddress address) {
    this.panel = panel;
    this.address = address;
  }

  @Override
  public OptionalInt find(String externalId) {
    PanelRequest request =
        PanelRequest.read(
            "read user", new Relation(externalId).path("byExtRelation"), Missing.ANY_JSON);
    try {
      return OptionalInt.of(id(request, panel.read(request)));
    } catch (PanelNotFound e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public int create(String externalId, String name, String email, SelfService selfService) {
    Relation relation = new Relation(externalId);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("email", email);
    fields.put(relation.field(), relation.value());
    if (selfService != SelfService.OFF) {
      fields.put("selfService", mode(selfService));
      fields.put("selfServiceHourlyCredit", selfService != SelfService.RESOURCE_PACKS);
    }
    PanelRequest request =
        PanelRequest.change("create user", "POST", "/users", Json.object(fields), Set.of(201));
    return id(request, panel.change(request));
  }

  private static int mode(SelfService selfService) {
    return switch (selfService) {
      case OFF -> 0;
      case HOURLY -> 1;
      case RESOURCE_PACKS -> 2;
      case BOTH -> 3;
    };
  }

  @Override
  public Credentials resetPassword(String externalId) {
    Json reply =
        panel.change(
            change(
                "reset panel password",
                new Relation(externalId).path("byExtRelation/resetPassword"),
                Set.of(201)));
    return new Credentials(reply.at("data").text("email"), reply.at("data").exactText("password"));
  }

  @Override
  public Login createLogin(String externalId, int panelServerId) {
    PanelRequest request =
        change(
            "create login",
            new Relation(externalId).path("serverAuthenticationTokens/" + panelServerId),
            Set.of(200));
    Json authentication = panel.change(request).at("data", "authentication");
    String url =
        address
            .page(authentication.exactText("endpoint_complete"))
            .orElseThrow(() ->
                // What it answered instead may hold a token: it goes no further.
                new PanelReplyUnreadable(request + " answered without a link to the panel"));
    Long ttl = authentication.at("expiry").number("ttl");
    return new Login(
        url, Duration.ofSeconds(ttl == null || ttl <= 0 ? USUAL_TTL_SECONDS : Math.min(ttl, 3600)));
  }

  private static PanelRequest change(String operation, String path, Set<Integer> accepted) {
    return new PanelRequest(operation, "POST", path, null, accepted, Missing.ANY_JSON);
  }

  private static int id(PanelRequest request, Json reply) {
    Long id = reply.at("data").number("id");
    if (id == null || id <= 0 || id > Integer.MAX_VALUE) {
      throw new PanelReplyUnreadable(request + " answered without an account");
    }
    return id.intValue();
  }
}
