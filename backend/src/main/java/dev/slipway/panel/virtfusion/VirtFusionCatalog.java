package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Packages and hypervisor groups over HTTP. */
final class VirtFusionCatalog implements PanelCatalog {

  private final PanelClient panel;

  VirtFusionCatalog(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public ServerPackage readPackage(int packageId) {
    PanelRequest request =
        PanelRequest.read("read package", "/packages/" + packageId, Missing.NO_PAGE);
    Json reply = panel.read(request);
    Json data = reply.at("data").isNothing() ? reply : reply.at("data");
    if (!data.node().has("enabled")) {
      throw new PanelReplyUnreadable(request + " answered without a package");
    }
    return packageOf(packageId, data);
  }

  @Override
  public List<ServerPackage> readPackages() {
    PanelRequest request = PanelRequest.read("read packages", "/packages", Missing.NEVER);
    Json data = panel.read(request).at("data");
    if (!data.node().isContainer()) {
      throw new PanelReplyUnreadable(request + " answered without packages");
    }
    return data.elements().stream().flatMap(each -> Stream.ofNullable(listed(each))).toList();
  }

  private static @Nullable ServerPackage listed(Json data) {
    Integer id = id(data);
    return id == null ? null : packageOf(id, data);
  }

  private static ServerPackage packageOf(int id, Json data) {
    String name = data.text("name");
    return new ServerPackage(
        id,
        name == null ? "Package " + id : name,
        data.flag("enabled"),
        figure(data, "memory"),
        figure(data, "cpuCores"),
        figure(data, "primaryStorage"),
        figure(data, "primaryStorageProfile"),
        figure(data, "traffic"));
  }

  @Override
  public List<Group> readGroups() {
    return Pages.read(panel, "read groups", "/compute/hypervisors/groups", Missing.NEVER).stream()
        .flatMap(each -> Stream.ofNullable(group(each)))
        .toList();
  }

  private static @Nullable Group group(Json data) {
    Integer id = id(data);
    if (id == null) {
      return null;
    }
    PanelServer.Location location = ServerReader.location(data);
    return new Group(
        id,
        Objects.requireNonNullElseGet(
            location, () -> new PanelServer.Location("Group " + id, null, null)),
        data.flag("enabled"));
  }

  private static @Nullable Integer id(Json data) {
    Long id = data.number("id");
    return id == null || id <= 0 || id > Integer.MAX_VALUE ? null : id.intValue();
  }

  private static long figure(Json data, String key) {
    Long figure = data.phpInteger(key);
    return figure == null ? 0 : figure;
  }
}
