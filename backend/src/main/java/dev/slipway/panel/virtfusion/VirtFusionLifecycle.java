package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelLifecycle;
import java.util.Set;

/** Suspending and deleting over HTTP. */
final class VirtFusionLifecycle implements PanelLifecycle {

  private final PanelClient panel;

  VirtFusionLifecycle(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public void suspend(int panelServerId) {
    post("suspend server", panelServerId, "suspend");
  }

  @Override
  public void unsuspend(int panelServerId) {
    post("unsuspend server", panelServerId, "unsuspend");
  }

  @Override
  public void delete(int panelServerId, int delayMinutes) {
    panel.change(
        PanelRequest.lifecycle(
            "delete server",
            "DELETE",
            "/servers/" + panelServerId + "?delay=" + delayMinutes,
            null,
            Set.of(200, 204)));
  }

  private void post(String operation, int panelServerId, String verb) {
    panel.change(
        PanelRequest.lifecycle(
            operation, "POST", "/servers/" + panelServerId + "/" + verb, null, Set.of(200, 204)));
  }
}
