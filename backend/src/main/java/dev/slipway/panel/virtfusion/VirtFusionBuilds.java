package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelBuilds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Installations over HTTP. */
final class VirtFusionBuilds implements PanelBuilds {

  private final PanelClient panel;

  VirtFusionBuilds(PanelClient panel) {
    this.panel = panel;
  }

  /** The answer is the whole server with its new password in clear: nothing else of it is taken. */
  @Override
  public OptionalLong build(int panelServerId, Build build) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("operatingSystemId", build.templateId());
    if (build.name() != null) {
      fields.put("name", build.name());
    }
    if (build.hostname() != null) {
      fields.put("hostname", build.hostname());
    }
    if (!build.sshKeyIds().isEmpty()) {
      fields.put("sshKeys", build.sshKeyIds());
    }
    fields.put("email", true);
    return VirtFusionQueue.named(
        panel.change(
            PanelRequest.change(
                "build server",
                "POST",
                "/servers/" + panelServerId + "/build",
                Json.object(fields),
                Set.of(200, 201))));
  }
}
