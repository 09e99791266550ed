package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Disk;
import dev.slipway.panel.PanelLiveState.Filesystem;
import dev.slipway.panel.PanelLiveState.Memory;
import dev.slipway.panel.PanelLiveState.Power;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hypervisor and the guest agent report; any part may be missing from one answer to the
 * next.
 */
final class LiveStateReader {

  private LiveStateReader() {}

  /**
   * Reads what was reported.
   *
   * @param remoteState {@code false} or {@code []} where the hypervisor did not answer
   * @return null where there is no live state
   */
  static @Nullable PanelLiveState read(Json remoteState) {
    if (!remoteState.isFilledObject()) {
      return null;
    }
    return new PanelLiveState(
        power(remoteState),
        percent(remoteState.decimal("cpu")),
        memory(remoteState.at("memory")),
        disk(remoteState.at("disk")),
        filesystems(remoteState.at("agent")));
  }

  private static Power power(Json remoteState) {
    String state = remoteState.text("state");
    // The hypervisor's own words come with blanks, dashes or neither: "shut off", "shutoff".
    return switch (state == null ? "" : state.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
      case "running" -> Power.RUNNING;
      case "shutoff", "shutdown", "stopped", "crashed", "off" -> Power.STOPPED;
      case "paused", "pmsuspended", "suspended" -> Power.PAUSED;
      default -> {
        Boolean running = remoteState.knownFlag("running");
        yield running == null ? Power.UNKNOWN : running ? Power.RUNNING : Power.STOPPED;
      }
    };
  }

  private static @Nullable Double percent(@Nullable Double value) {
    return value == null ? null : Double.valueOf(Math.clamp(value, 0, 100));
  }

  private static Memory memory(Json memory) {
    return new Memory(
        Units.kilobytes(memory.number("actual")),
        Units.kilobytes(memory.number("unused")),
        Units.kilobytes(memory.number("available")),
        Units.kilobytes(memory.number("usable")),
        Units.kilobytes(memory.number("rss")),
        Units.kilobytes(memory.number("memtotal")),
        Units.kilobytes(memory.number("memfree")),
        Units.kilobytes(memory.number("memavailable")));
  }

  /** The system's drive: {@code vda}, else the first by name. */
  private static @Nullable Disk disk(Json disk) {
    Map<String, Json> drives = disk.objectsByName();
    Json drive = drives.get("vda");
    if (drive == null) {
      drive = drives.values().stream().findFirst().orElse(null);
    }
    if (drive == null) {
      return null;
    }
    Disk counters = new Disk(count(drive, "rd.bytes"), count(drive, "wr.bytes"));
    return counters.readBytes() == null && counters.writtenBytes() == null ? null : counters;
  }

  private static @Nullable Long count(Json drive, String key) {
    Long bytes = drive.number(key);
    return bytes == null || bytes < 0 ? null : bytes;
  }

  /**
   * As reported; null where the agent reports none at all, which is not the same as none mounted.
   */
  private static @Nullable List<Filesystem> filesystems(Json agent) {
    Json reported = agent.at("fsinfo");
    if (!reported.node().isContainer()) {
      return null;
    }
    return reported.elements().stream()
        .filter(Json::isObject)
        .map(entry ->
            new Filesystem(
                orEmpty(entry.exactText("mountpoint")),
                orEmpty(entry.exactText("type")),
                orZero(entry.number("used-bytes")),
                orZero(entry.number("total-bytes"))))
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : Math.max(0, value);
  }
}
