package dev.slipway.simulator.http;

import dev.slipway.simulator.model.HypervisorGroup;
import dev.slipway.simulator.model.PanelPackage;
import dev.slipway.simulator.wire.BackupWire;
import dev.slipway.simulator.wire.CatalogueWire;
import dev.slipway.simulator.wire.HypervisorWire;
import dev.slipway.simulator.wire.Json;
import dev.slipway.simulator.wire.Pictures;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * What can be sold and where there is room for it: packages, operating systems, hypervisor groups.
 * Also backups.
 */
final class CatalogueRoutes {

  private CatalogueRoutes() {}

  static void addTo(Api api) {
    api.get("/packages", TokenScope.PACKAGES, CatalogueRoutes::packages);
    api.get(
        "/packages/{packageId}",
        TokenScope.PACKAGES,
        call -> Answer.ok(Json.data(CatalogueWire.ofPackage(requirePackage(call)))));
    api.get(
        "/media/templates/fromServerPackageSpec/{packageId}",
        TokenScope.MEDIA,
        call -> Answer.ok(CatalogueWire.templates(requirePackage(call).footprint(), call.world())));
    api.get(
        "/servers/{serverId}/templates",
        TokenScope.SERVERS,
        call -> Answer.ok(CatalogueWire.templates(call.server().footprint(), call.world())));
    api.get("/compute/hypervisors/groups", TokenScope.COMPUTE, CatalogueRoutes::groups);
    api.get(
        "/compute/hypervisors/groups/{groupId}",
        TokenScope.COMPUTE,
        call -> Answer.ok(Json.data(HypervisorWire.group(requireGroup(call)))));
    api.get(
        "/compute/hypervisors/groups/{groupId}/resources",
        TokenScope.COMPUTE,
        CatalogueRoutes::resources);
    api.get("/backups/server/{serverId}", TokenScope.BACKUPS, CatalogueRoutes::backups);
  }

  /** The icons, which anybody may see. */
  static void addPictures(RoutesConfig routes) {
    routes.get("/img/logo/{file}", CatalogueRoutes::icon);
  }

  private static Answer packages(Call call) {
    return Answer.ok(
        Json.data(
            call.world().catalogue().packages().stream().map(CatalogueWire::ofPackage).toList()));
  }

  private static PanelPackage requirePackage(Call call) {
    return call.world()
        .catalogue()
        .findPackage(call.id("packageId"))
        .orElseThrow(() -> Refusal.notFound("package not found"));
  }

  private static Answer groups(Call call) {
    return Answer.ok(call.page().of(call.world().compute().groups(), HypervisorWire::group));
  }

  private static HypervisorGroup requireGroup(Call call) {
    return call.world()
        .compute()
        .group(call.id("groupId"))
        .orElseThrow(() -> Refusal.notFound("hypervisor group not found"));
  }

  private static Answer resources(Call call) {
    return Answer.ok(
        call.page()
            .of(
                call.world().compute().hypervisorsOf(requireGroup(call).id()),
                each -> HypervisorWire.resourcesLine(each, call.world())));
  }

  private static Answer backups(Call call) {
    return Answer.ok(
        Json.data(
            call.world().backupsOf(call.server().id()).stream().map(BackupWire::of).toList()));
  }

  private static void icon(Context ctx) {
    String file = ctx.pathParam("file");
    if (Pictures.hasIcon(file)) {
      ctx.contentType("image/png").result(Pictures.icon(file));
    } else {
      ctx.status(404).contentType("text/html; charset=UTF-8").result(Refusal.noSuchPage().text());
    }
  }
}
