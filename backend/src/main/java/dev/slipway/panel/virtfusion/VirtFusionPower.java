package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelPower;
import java.util.OptionalLong;
import java.util.Set;

/** Power over HTTP. */
final class VirtFusionPower implements PanelPower {

  private final PanelClient panel;

  VirtFusionPower(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public OptionalLong order(int panelServerId, Order order) {
    String verb = verb(order);
    Json reply =
        panel.change(
            PanelRequest.change(
                "power " + verb,
                "POST",
                "/servers/" + panelServerId + "/power/" + verb,
                null,
                Set.of(200, 204)));
    return VirtFusionQueue.named(reply);
  }

  private static String verb(Order order) {
    return switch (order) {
      case BOOT -> "boot";
      case SHUTDOWN -> "shutdown";
      case RESTART -> "restart";
      case POWER_OFF -> "poweroff";
    };
  }
}
