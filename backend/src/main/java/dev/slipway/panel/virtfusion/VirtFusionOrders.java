package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelOrders;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Making servers over HTTP. */
final class VirtFusionOrders implements PanelOrders {

  /** What the panel takes for one page at most; 50 pages of it are all servers of a large host. */
  private static final int PAGE = 200;

  private static final int MAX_PAGES = 50;

  private final PanelClient panel;
  private final Duration longestCall;

  VirtFusionOrders(PanelClient panel, Duration longestCall) {
    this.panel = panel;
    this.longestCall = longestCall;
  }

  @Override
  public Duration longestCall() {
    return longestCall;
  }

  @Override
  public OptionalInt create(int panelUserId, NewServer server) {
    Json reply =
        panel.change(
            PanelRequest.lifecycle(
                "create server", "POST", "/servers", body(panelUserId, server), Set.of(200, 201)));
    Integer id = id(reply.at("data"));
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  @Override
  public void check(int panelUserId, NewServer server) {
    panel.change(
        PanelRequest.lifecycle(
            "check server",
            "POST",
            "/servers?dryRun=true",
            body(panelUserId, server),
            Set.of(200, 201)));
  }

  private static String body(int panelUserId, NewServer server) {
    Map<String, @Nullable Integer> fields = new LinkedHashMap<>();
    fields.put("packageId", server.packageId());
    fields.put("userId", panelUserId);
    // What the panel calls a hypervisor here is a group.
    fields.put("hypervisorId", server.hypervisorGroupId());
    fields.put("ipv4", server.ipv4Count());
    fields.put("storage", server.storageGb());
    fields.put("traffic", server.trafficGb());
    fields.put("memory", server.memoryMb());
    fields.put("cpuCores", server.cpuCores());
    fields.put("networkSpeedInbound", server.inboundKilobytesPerSecond());
    fields.put("networkSpeedOutbound", server.outboundKilobytesPerSecond());
    fields.put("networkProfile", server.networkProfileId());
    fields.put("storageProfile", server.storageProfileId());
    fields.values().removeIf(Objects::isNull);
    return Json.object(fields);
  }

  /** The account's own list, or the list of all servers where this panel has no such operation. */
  @Override
  public List<OwnedServer> ofUser(int panelUserId) {
    PanelRequest request =
        PanelRequest.read("read servers of user", "/servers/user/" + panelUserId, Missing.ANY_JSON);
    try {
      Json servers = panel.read(request).at("data");
      if (!servers.node().isContainer()) {
        throw new PanelReplyUnreadable(request + " answered without servers");
      }
      return owned(servers);
    } catch (PanelNotFound | PanelReplyUnreadable e) {
      return ofAll(panelUserId);
    }
  }

  private List<OwnedServer> ofAll(int panelUserId) {
    List<OwnedServer> found = new ArrayList<>();
    long lastPage = 1;
    for (int page = 1; page <= lastPage; page++) {
      PanelRequest request =
          PanelRequest.read(
              "read servers", "/servers?results=" + PAGE + "&page=" + page, Missing.NEVER);
      Json reply = panel.read(request);
      Json servers = reply.at("data");
      if (!servers.node().isContainer()) {
        throw new PanelReplyUnreadable(request + " answered without servers");
      }
      for (Json server : servers.elements()) {
        Long owner = server.number("owner");
        if (owner != null && owner == panelUserId) {
          found.addAll(owned(server, "commissioned"));
        }
      }
      Long last = reply.number("last_page");
      lastPage = last == null ? 1 : last;
      if (lastPage > MAX_PAGES) {
        throw new PanelReplyUnreadable(request + " speaks of " + lastPage + " pages");
      }
    }
    return found;
  }

  private static List<OwnedServer> owned(Json servers) {
    return servers.elements().stream()
        .flatMap(server -> owned(server, "commissionStatus").stream())
        .toList();
  }

  private static List<OwnedServer> owned(Json server, String commission) {
    Integer id = id(server);
    if (id == null) {
      return List.of();
    }
    String state = server.text("state");
    Long commissioned = server.number(commission);
    boolean untouched =
        server.text("name") == null
            && (state == null || state.equalsIgnoreCase("allocated"))
            && (commissioned == null || commissioned == 0);
    return List.of(new OwnedServer(id, untouched));
  }

  private static @Nullable Integer id(Json server) {
    Long id = server.number("id");
    return id == null || id <= 0 || id > Integer.MAX_VALUE ? null : Integer.valueOf(id.intValue());
  }
}
