package dev.slipway.simulator.live;

import dev.slipway.simulator.model.PanelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a running machine at one moment.
 *
 * @param cpuPercent 0 to 100
 * @param memoryKb what the guest has
 * @param memoryUsedKb what it uses
 * @param readBytes read from disk since boot
 * @param writtenBytes written to disk since boot
 * @param agent whether the guest agent answers
 */
public record LiveState(
    double cpuPercent,
    long memoryKb,
    long memoryUsedKb,
    long readBytes,
    long writtenBytes,
    boolean agent,
    List<FileSystem> fileSystems) {

  public LiveState {
    fileSystems = List.copyOf(fileSystems);
  }

  /** The figures now, null for a machine that is off. */
  public static @Nullable LiveState of(PanelServer server, Instant now, Duration guestBoot) {
    Instant booted = server.machine().bootedAt();
    if (booted == null) {
      return null;
    }
    double from = seconds(booted);
    double to = Math.max(from, seconds(now));
    double uptime = to - from;
    Rhythm activity = new Rhythm(server.id(), 1);
    double memoryLevel = new Rhythm(server.id() + 5_000L, 5).level(to);
    // Memory fills in the first minutes after boot.
    double filled = 1 - 0.6 * Math.exp(-uptime / 90);
    long memoryKb = server.footprint().memoryMb() * 1024L;
    boolean agent = !server.misbehaviour().agentSilent() && !now.isBefore(booted.plus(guestBoot));
    return new LiveState(
        Math.min(100, Math.round(server.load().cpuPercent(activity.level(to)) * 10) / 10.0),
        memoryKb,
        Math.round(memoryKb * server.load().memoryUsed(memoryLevel) * filled),
        (long) (server.load().readRate() * new Rhythm(server.id() + 9_000L, 1).total(from, to)),
        (long) (server.load().writeRate() * activity.total(from, to)),
        agent,
        FileSystem.of(server, now));
  }

  static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
