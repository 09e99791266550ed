package dev.slipway.simulator.wire;

import dev.slipway.simulator.live.FileSystem;
import dev.slipway.simulator.live.LiveState;
import dev.slipway.simulator.model.GuestKind;
import dev.slipway.simulator.model.OsTemplate;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelWorld;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the guest: its operating system and, where asked for, the live state. The vendor
 * documents no live state; the names here are those that clients of the panel in production read:
 * numbers mostly as strings, memory in KB.
 */
public final class GuestWire {

  /** What the machine's process needs beside the guest's own memory. */
  private static final long OVERHEAD_KB = 61_440;

  private GuestWire() {}

  /**
   * The installed system as the agent describes it; only the screenshot where there is no agent.
   */
  static Json agentSystem(PanelServer server, PanelWorld world) {
    Json os = Json.object().with("screen", Pictures.SCREENSHOT);
    Optional<OsTemplate> template = template(server.templateId(), world);
    if (server.built() == null || server.guest() == GuestKind.NO_AGENT || template.isEmpty()) {
      return os;
    }
    OsTemplate installed = template.get();
    boolean windows = server.guest() == GuestKind.WINDOWS;
    os.put(
        "id", windows ? "mswindows" : installed.name().split(" ", 2)[0].toLowerCase(Locale.ROOT));
    os.put("name", installed.name());
    os.put("pretty-name", installed.name() + " " + installed.version());
    os.put("version", installed.version());
    os.put("kernel-release", windows ? "20348" : "6.8.0-51-generic");
    os.put("machine", "x86_64");
    os.put("img", installed.icon());
    return os;
  }

  /** The template that was installed; an empty list where nothing was. */
  static Object template(PanelServer server, PanelWorld world) {
    return template(server.templateId(), world)
        .<Object>map(template -> Json.object().with("templateName", template.label()))
        .orElse(Json.EMPTY);
  }

  private static Optional<OsTemplate> template(@Nullable Integer id, PanelWorld world) {
    return id == null ? Optional.empty() : world.catalogue().template(id);
  }

  /**
   * The live state: {@code false} where the hypervisor does not answer. For a machine that is off
   * the word is that of libvirt, "shutoff", and the figures are empty lists.
   */
  public static Object remoteState(PanelServer server, PanelWorld world) {
    if (server.misbehaviour().liveStateMissing()) {
      return false;
    }
    LiveState live = LiveState.of(server, world.now(), world.timings().guestBoot());
    if (live == null) {
      return Json.object()
          .with("state", "shutoff")
          .with("running", false)
          .with("cpu", null)
          .with("memory", Json.EMPTY)
          .with("disk", Json.EMPTY)
          .with("agent", Json.EMPTY);
    }
    boolean empty = server.misbehaviour().mapsEmpty();
    boolean windows = server.guest() == GuestKind.WINDOWS;
    return Json.object()
        .with("state", "running")
        .with("running", true)
        .with("cpu", windows ? String.valueOf(live.cpuPercent()) : (Object) live.cpuPercent())
        .with("memory", empty ? Json.EMPTY : memory(server, live))
        .with("disk", empty ? Json.EMPTY : Json.object().with("vda", disk(server, live)))
        .with("agent", empty || !agent(server, live) ? Json.EMPTY : agent(live));
  }

  private static boolean agent(PanelServer server, LiveState live) {
    return live.agent() && server.guest() != GuestKind.NO_AGENT;
  }

  private static Json memory(PanelServer server, LiveState live) {
    long free = live.memoryKb() - live.memoryUsedKb();
    String resident = text(Math.min(live.memoryKb(), live.memoryUsedKb() + OVERHEAD_KB));
    if (!agent(server, live)) {
      return Json.object().with("rss", resident);
    }
    if (server.guest() == GuestKind.WINDOWS) {
      return Json.object()
          .with("memtotal", text(live.memoryKb()))
          .with("memfree", text(free * 9 / 10))
          .with("memavailable", text(free))
          .with("_source", "agent_meminfo");
    }
    long usableByGuest = live.memoryKb() * 97 / 100;
    return Json.object()
        .with("actual", text(live.memoryKb()))
        .with("swap_in", "0")
        .with("swap_out", "0")
        .with("unused", text(Math.max(0, usableByGuest - live.memoryUsedKb())))
        .with("available", text(usableByGuest))
        .with("usable", text(Math.max(0, usableByGuest - live.memoryUsedKb() * 9 / 10)))
        .with("rss", resident);
  }

  private static Json disk(PanelServer server, LiveState live) {
    long capacity = (long) server.footprint().storageGb() << 30;
    return Json.object()
        .with("rd.reqs", text(live.readBytes() / 18_000))
        .with("rd.bytes", text(live.readBytes()))
        .with("wr.reqs", text(live.writtenBytes() / 11_000))
        .with("wr.bytes", text(live.writtenBytes()))
        .with("capacity", text(capacity))
        .with("allocation", text(capacity * 6 / 10))
        .with("physical", text(capacity * 6 / 10));
  }

  private static Json agent(LiveState live) {
    List<Json> mounted = live.fileSystems().stream().map(GuestWire::fileSystem).toList();
    return Json.object().with("fsinfo", mounted);
  }

  private static Json fileSystem(FileSystem each) {
    return Json.object()
        .with("name", each.name())
        .with("mountpoint", each.mountpoint())
        .with("type", each.type())
        .with("used-bytes", each.usedBytes())
        .with("total-bytes", each.totalBytes());
  }

  private static String text(long number) {
    return String.valueOf(number);
  }
}
