package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.PanelServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a server that configure the hypervisor: nothing for customers, but always there, and
 * large.
 */
final class ServerSettingsWire {

  private ServerSettingsWire() {}

  static Map<String, @Nullable Object> of(PanelServer server) {
    Integer template = server.templateId();
    return Json.object(
        "osTemplateInstall",
        true,
        "osTemplateInstallId",
        template == null ? 0 : template,
        "encryptedPassword",
        encryptedPassword(server),
        "backupPlan",
        null,
        "uefi",
        false,
        "uefiType",
        0,
        "cloudInit",
        true,
        "cloudInitType",
        1,
        "config",
        config(server),
        "userConfig",
        Json.EMPTY,
        "bootOrder",
        List.of("hd", "cdrom"),
        "tpmType",
        0,
        "networkBoot",
        false,
        "bootMenu",
        1,
        "customISO",
        1,
        "securityDriver",
        3,
        "memBalloon",
        Json.object("model", 1, "autoDeflate", 0, "freePageReporting", 0),
        "hyperv",
        hyperv(),
        "extended",
        Json.object("cpuFlags", Json.object("topoext", "1", "svm", "1", "vmx", "1")),
        "machineType",
        "inherit",
        "pciPorts",
        16,
        "resources",
        resources(server));
  }

  static Map<String, @Nullable Object> resources(PanelServer server) {
    return Json.object(
        "memory", server.footprint().memoryMb(),
        "storage", server.footprint().storageGb(),
        "traffic", server.footprint().trafficGb(),
        "cpuCores", server.footprint().cpuCores());
  }

  /** Looks like what the panel's framework makes of a secret; there is none in it. */
  private static String encryptedPassword(PanelServer server) {
    String envelope =
        "{\"iv\":\"%s\",\"value\":\"%s\",\"mac\":\"%s\",\"tag\":\"\"}"
            .formatted(filler(server, "iv"), filler(server, "value"), filler(server, "mac"));
    return base64(envelope);
  }

  private static String filler(PanelServer server, String part) {
    return base64(part + server.uuid());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An empty list until something has been installed, an object with lists and objects in turn
   * afterwards.
   */
  private static Object config(PanelServer server) {
    if (server.templateId() == null) {
      return Json.EMPTY;
    }
    Map<String, @Nullable Object> routes =
        Json.object("netplan_routes_v4", true, "netplan_routes_v6", true);
    return Json.object(
        "cloud.init",
        Json.object(
            "on.network",
            routes,
            "on.network.libvirtrouted",
            routes,
            "on.all",
            userData(
                "apt-get --assume-yes update", "apt-get --assume-yes install qemu-guest-agent"),
            "on.password",
            userData("systemctl restart sshd"),
            "on.sshkey",
            Json.object("user.data", Json.EMPTY)));
  }

  private static Map<String, @Nullable Object> userData(String... commands) {
    return Json.object("user.data", Json.object("runcmd", List.of(commands)));
  }

  private static Map<String, @Nullable Object> hyperv() {
    Map<String, @Nullable Object> hyperv = Json.object("enabled", false, "passthrough", false);
    for (String feature :
        List.of(
            "relaxed",
            "vapic",
            "spinlocks",
            "vpindex",
            "runtime",
            "synic",
            "stimer",
            "reset",
            "vendorId",
            "frequencies",
            "reenlightenment",
            "tlbflush",
            "ipi",
            "evmcs")) {
      hyperv.put(feature, 0);
    }
    hyperv.put("vendorIdValue", "KVM VM");
    hyperv.put("spinlocksValue", 8191);
    hyperv.put("clockEnabled", 0);
    return hyperv;
  }

  static Map<String, @Nullable Object> cpu(PanelServer server) {
    return Json.object(
        "cores",
        server.footprint().cpuCores(),
        "type",
        "inherit",
        "typeExact",
        "host-model",
        "shares",
        1024,
        "throttle",
        0,
        "topology",
        Json.object("enabled", false, "sockets", 1, "cores", 1, "threads", 1, "dies", 1));
  }

  static Map<String, @Nullable Object> customXml() {
    Map<String, @Nullable Object> xml = Json.object();
    for (String part : List.of("domain", "os", "devices", "features", "clock", "cpuTune")) {
      xml.put(part, Json.object("xml", "", "enabled", false));
    }
    return xml;
  }

  static Map<String, @Nullable Object> media() {
    return Json.object(
        "isoMounted", false,
        "isoType", "local",
        "isoName", "",
        "isoFilename", "",
        "isoUrl", "",
        "isoDownload", false);
  }
}
