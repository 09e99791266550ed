package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelHealth;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Duration;

/** What the watch knows, and a look that an operator asks for. */
final class VirtFusionHealth implements PanelHealth {

  private static final PanelRequest HYPERVISOR_GROUPS =
      PanelRequest.read("probe groups", "/compute/hypervisors/groups?results=1", Missing.NEVER);
  private static final PanelRequest PACKAGES =
      PanelRequest.read("probe packages", "/packages", Missing.NEVER);

  private final PanelTransport transport;
  private final PanelMonitor monitor;
  private final Duration limit;

  VirtFusionHealth(PanelTransport transport, PanelMonitor monitor, PanelProperties properties) {
    this.transport = transport;
    this.monitor = monitor;
    this.limit = properties.readTimeout();
  }

  @Override
  public Reachability reachability() {
    return monitor.reachability();
  }

  @Override
  public String probe() {
    String connection = probeConnection();
    if (!connection.isEmpty()) {
      return connection;
    }
    return (probeScope(HYPERVISOR_GROUPS, "hypervisor groups", "stock")
            + " "
            + probeScope(PACKAGES, "packages", "products and stock"))
        .strip();
  }

  private String probeConnection() {
    try {
      int status = transport.exchange(PanelMonitor.CONNECT, limit).status();
      return switch (status) {
        case 200 -> "";
        case 401, 403 ->
            "The panel refuses the token ("
                + status
                + "): make a new one there and set slipway.panel.token.";
        case 404 ->
            "There is no panel API at "
                + transport.address().base()
                + " (404): the prefix is probably wrong; check slipway.panel.url and"
                + " slipway.panel.api-path.";
        default ->
            "The panel answered " + status + ", which says neither yes nor no: look at its log.";
      };
    } catch (NoAnswer e) {
      return "No answer from "
          + transport.address().base()
          + " ("
          + e.getMessage()
          + "): check slipway.panel.url and whether the panel is up.";
    } catch (PanelReplyUnreadable e) {
      return "What answers at "
          + transport.address().base()
          + " is no panel: check slipway.panel.url.";
    }
  }

  /** A token may sign in and still not read everything. */
  private String probeScope(PanelRequest request, String what, String consequence) {
    try {
      int status = transport.exchange(request, limit).status();
      return switch (status) {
        case 200 -> "";
        case 401, 403 ->
            "The token may not read %s (%d), so %s will not work: give it that scope."
                .formatted(what, status, consequence);
        default -> "Reading %s gave %d, so %s will not work.".formatted(what, status, consequence);
      };
    } catch (NoAnswer | PanelReplyUnreadable e) {
      return "Reading %s failed (%s).".formatted(what, e.getMessage());
    }
  }
}
