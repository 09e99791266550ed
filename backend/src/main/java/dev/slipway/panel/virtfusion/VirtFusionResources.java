package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelResources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Packages and resources of servers over HTTP. */
final class VirtFusionResources implements PanelResources {

  /**
   * Everything that a package brings: what the panel does where one of these is left out is not
   * documented.
   */
  private static final List<String> EVERYTHING =
      List.of(
          "backupPlan",
          "cpu",
          "memory",
          "primaryDiskSize",
          "primaryDiskReadIOPS",
          "primaryDiskReadThroughput",
          "primaryDiskWriteIOPS",
          "primaryDiskWriteThroughput",
          "primaryNetworkInboundSpeed",
          "primaryNetworkOutboundSpeed",
          "primaryNetworkTraffic");

  private final PanelClient panel;

  VirtFusionResources(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public List<String> changePackage(int panelServerId, int packageId) {
    Map<String, Object> fields = new LinkedHashMap<>();
    EVERYTHING.forEach(field -> fields.put(field, true));
    Json reply =
        panel.change(
            PanelRequest.lifecycle(
                "change package",
                "PUT",
                "/servers/" + panelServerId + "/package/" + packageId,
                Json.object(fields),
                Set.of(200, 204)));
    return reply.at("info").allTexts();
  }

  @Override
  public void setMemory(int panelServerId, int megabytes) {
    modify(panelServerId, "memory", "memory", megabytes);
  }

  @Override
  public void setCpuCores(int panelServerId, int cores) {
    modify(panelServerId, "cpuCores", "cores", cores);
  }

  @Override
  public void setTraffic(int panelServerId, int gigabytes) {
    modify(panelServerId, "traffic", "traffic", gigabytes);
  }

  private void modify(int panelServerId, String resource, String field, int value) {
    panel.change(
        PanelRequest.lifecycle(
            "modify " + resource,
            "PUT",
            "/servers/" + panelServerId + "/modify/" + resource,
            Json.object(Map.of(field, value)),
            Set.of(200, 201, 204)));
  }
}
