package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.BackupPlan;
import dev.slipway.simulator.model.PanelServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The parts of a server that configure the hypervisor: nothing for customers, but always there, and
 * large.
 */
final class ServerSettingsWire {

  private ServerSettingsWire() {}

  static Json of(PanelServer server) {
    Integer template = server.templateId();
    BackupPlan plan = server.backupPlan();
    return Json.object()
        .with("osTemplateInstall", true)
        .with("osTemplateInstallId", template == null ? 0 : template)
        .with("encryptedPassword", encryptedPassword(server))
        .with("backupPlan", plan == null ? null : plan.id())
        .with("uefi", false)
        .with("uefiType", 0)
        .with("cloudInit", true)
        .with("cloudInitType", 1)
        .with("config", config(server))
        .with("userConfig", Json.EMPTY)
        .with("bootOrder", List.of("hd", "cdrom"))
        .with("tpmType", 0)
        .with("networkBoot", false)
        .with("bootMenu", 1)
        .with("customISO", 1)
        .with("securityDriver", 3)
        .with(
            "memBalloon",
            Json.object().with("model", 1).with("autoDeflate", 0).with("freePageReporting", 0))
        .with("hyperv", hyperv())
        .with(
            "extended",
            Json.object()
                .with(
                    "cpuFlags",
                    Json.object().with("topoext", "1").with("svm", "1").with("vmx", "1")))
        .with("machineType", "inherit")
        .with("pciPorts", 16)
        .with("resources", resources(server));
  }

  static Json resources(PanelServer server) {
    return Json.object()
        .with("memory", server.footprint().memoryMb())
        .with("storage", server.footprint().storageGb())
        .with("traffic", server.footprint().trafficGb())
        .with("cpuCores", server.footprint().cpuCores());
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
    Json routes = Json.object().with("netplan_routes_v4", true).with("netplan_routes_v6", true);
    return Json.object()
        .with(
            "cloud.init",
            Json.object()
                .with("on.network", routes)
                .with("on.network.libvirtrouted", routes)
                .with(
                    "on.all",
                    userData(
                        "apt-get --assume-yes update",
                        "apt-get --assume-yes install qemu-guest-agent"))
                .with("on.password", userData("systemctl restart sshd"))
                .with("on.sshkey", Json.object().with("user.data", Json.EMPTY)));
  }

  private static Json userData(String... commands) {
    return Json.object().with("user.data", Json.object().with("runcmd", List.of(commands)));
  }

  private static Json hyperv() {
    Json hyperv = Json.object().with("enabled", false).with("passthrough", false);
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

  static Json cpu(PanelServer server) {
    return Json.object()
        .with("cores", server.footprint().cpuCores())
        .with("type", "inherit")
        .with("typeExact", "host-model")
        .with("shares", 1024)
        .with("throttle", 0)
        .with(
            "topology",
            Json.object()
                .with("enabled", false)
                .with("sockets", 1)
                .with("cores", 1)
                .with("threads", 1)
                .with("dies", 1));
  }

  static Json customXml() {
    Json xml = Json.object();
    for (String part : List.of("domain", "os", "devices", "features", "clock", "cpuTune")) {
      xml.put(part, Json.object().with("xml", "").with("enabled", false));
    }
    return xml;
  }

  static Json media() {
    return Json.object()
        .with("isoMounted", false)
        .with("isoType", "local")
        .with("isoName", "")
        .with("isoFilename", "")
        .with("isoUrl", "")
        .with("isoDownload", false);
  }
}
