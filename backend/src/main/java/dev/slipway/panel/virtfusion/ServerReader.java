package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServer.BackupPlan;
import dev.slipway.panel.PanelServer.BuildState;
import dev.slipway.panel.PanelServer.Location;
import dev.slipway.panel.PanelServer.OperatingSystem;
import dev.slipway.panel.PanelServer.Resources;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The panel's server object in our words. Takes what is named here and nothing else: passwords,
 * screenshots, keys and the hypervisor's capacity never get any further.
 */
final class ServerReader {

  /** What the panel and its own client area put where there is no host name. */
  private static final Set<String> NO_HOSTNAME = Set.of("none", "-");

  private ServerReader() {}

  /**
   * Reads one server.
   *
   * @param reply the whole answer, the server in {@code data} or not
   * @throws PanelReplyUnreadable where it is not the server that was asked for
   */
  static PanelServer read(PanelRequest request, Json reply, int panelServerId) {
    Json server = reply.at("data").isNothing() ? reply : reply.at("data");
    Long id = server.number("id");
    if (id == null || id != panelServerId) {
      throw new PanelReplyUnreadable(request + " answered without server " + panelServerId);
    }
    return new PanelServer(
        panelServerId,
        orEmpty(server.text("name")),
        hostname(server.text("hostname")),
        server.at("owner").text("extRelationId"),
        server.at("owner").text("email"),
        buildState(server),
        server.flag("suspended"),
        // Not "pending" actions: they may be scheduled for days ahead, and nobody could do anything
        // until then.
        server.at("tasks").flag("active"),
        server.at("hypervisor").flag("maintenance"),
        server.time("created"),
        server.time("built"),
        location(server.at("hypervisor", "group")),
        operatingSystem(server),
        resources(server),
        AddressReader.read(server),
        backupPlan(server.at("backupPlan")),
        LiveStateReader.read(server.at("remoteState")));
  }

  private static @Nullable String hostname(@Nullable String hostname) {
    return hostname == null || NO_HOSTNAME.contains(hostname.toLowerCase(Locale.ROOT))
        ? null
        : hostname;
  }

  /** A failed build is told by a flag, by the state, or by both. */
  private static BuildState buildState(Json server) {
    if (server.flag("buildFailed")) {
      return BuildState.FAILED;
    }
    String state = server.text("state");
    return switch (state == null ? "" : state.toLowerCase(Locale.ROOT)) {
      case "allocated" -> BuildState.ALLOCATED;
      case "queued" -> BuildState.QUEUED;
      case "building" -> BuildState.BUILDING;
      case "failed" -> BuildState.FAILED;
      default -> BuildState.COMPLETE;
    };
  }

  static @Nullable Location location(Json group) {
    String name = group.text("name");
    String icon = group.text("icon");
    return name == null ? null : new Location(name, countryCode(icon), picture(icon));
  }

  /** The icon is named after the country's code, in either case; anything with a dot is a file. */
  private static @Nullable String countryCode(@Nullable String icon) {
    return icon != null && icon.matches("[A-Za-z]{2}") ? icon.toUpperCase(Locale.ROOT) : null;
  }

  private static @Nullable String picture(@Nullable String icon) {
    return icon != null && icon.contains(".") ? icon : null;
  }

  private static @Nullable OperatingSystem operatingSystem(Json server) {
    Json guest = server.at("qemuAgent", "os");
    String name =
        firstOf(
            guest.text("pretty-name"), server.at("os").text("templateName"), guest.text("name"));
    return name == null
        ? null
        : new OperatingSystem(
            name,
            firstOf(guest.text("version-id"), guest.text("version")),
            guest.text("kernel-release"),
            firstOf(guest.text("id"), guest.text("dist")),
            guest.text("img"));
  }

  private static Resources resources(Json server) {
    Json resources = server.at("settings", "resources");
    Long cores = resources.number("cpuCores");
    return new Resources(
        cores == null ? 0 : Math.clamp(cores, 0, Integer.MAX_VALUE),
        Units.megabytes(resources.number("memory")),
        Units.gigabytes(resources.number("storage")),
        Units.trafficLimit(resources.number("traffic")));
  }

  /** A server without a plan has one with neither number nor name, or with number 0. */
  private static @Nullable BackupPlan backupPlan(Json plan) {
    Long id = plan.number("id");
    return id == null || id < 1 || id > Integer.MAX_VALUE
        ? null
        : new BackupPlan(id.intValue(), plan.text("name"));
  }

  private static @Nullable String firstOf(@Nullable String... texts) {
    return Stream.of(texts).filter(text -> text != null).findFirst().orElse(null);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
