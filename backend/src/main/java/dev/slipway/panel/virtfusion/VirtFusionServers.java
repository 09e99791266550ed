package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServers;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.util.Map;
import java.util.Set;

/** Servers over HTTP. */
final class VirtFusionServers implements PanelServers {

  private final PanelClient panel;

  VirtFusionServers(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public PanelServer read(int panelServerId) {
    PanelRequest request =
        PanelRequest.read(
            "read server", "/servers/" + panelServerId + "?remoteState=true", Missing.SERVER_NAMED);
    return ServerReader.read(request, panel.read(request), panelServerId);
  }

  @Override
  public void rename(int panelServerId, String name) {
    panel.change(
        PanelRequest.change(
            "rename server",
            "PUT",
            "/servers/" + panelServerId + "/modify/name",
            Json.object(Map.of("name", name)),
            Set.of(200, 201, 204)));
  }
}
