package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelInventory;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The panel's list of servers, and its own words about one of them, over HTTP. */
final class VirtFusionInventory implements PanelInventory {

  private final PanelClient panel;

  VirtFusionInventory(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public List<Line> readServers() {
    return Pages.readAll(panel, "list servers", "/servers").stream()
        .flatMap(each -> Stream.ofNullable(line(each)))
        .toList();
  }

  private static @Nullable Line line(Json server) {
    Long id = server.number("id");
    String name = server.text("name");
    return id == null || id <= 0 || id > Integer.MAX_VALUE
        ? null
        : new Line(
            id.intValue(),
            name == null ? "" : name,
            server.flag("suspended"),
            server.time("created"));
  }

  @Override
  public String readDocument(int panelServerId) {
    PanelRequest request =
        PanelRequest.read("read document", "/servers/" + panelServerId, Missing.SERVER_NAMED);
    return Redaction.of(panel.read(request));
  }
}
