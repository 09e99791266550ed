package dev.slipway.history;

import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Disk;
import dev.slipway.panel.PanelLiveState.Memory;
import dev.slipway.panel.PanelLiveState.Power;
import dev.slipway.server.PowerState;
import dev.slipway.server.Server;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerStatus;
import dev.slipway.server.ServerWasRead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads as if they had been made. */
final class Reads {

  private Reads() {}

  /** Of a running server: CPU and the disk's counters. */
  static ServerWasRead running(
      String serverId, Instant at, double cpu, long diskBytes, @Nullable Instant readBefore) {
    Memory memory = new Memory(4_000L, 1_000L, null, null, null, null, null, null);
    return event(
        serverId,
        at,
        new PanelLiveState(Power.RUNNING, cpu, memory, new Disk(diskBytes, diskBytes), null),
        readBefore);
  }

  static ServerWasRead stopped(String serverId, Instant at) {
    return event(
        serverId, at, new PanelLiveState(Power.STOPPED, null, Memory.NONE, null, null), null);
  }

  static ServerWasRead withoutLiveState(String serverId, Instant at) {
    return event(serverId, at, null, null);
  }

  private static ServerWasRead event(
      String serverId, Instant at, @Nullable PanelLiveState live, @Nullable Instant readBefore) {
    Server server =
        new Server(
            serverId,
            "cus_1",
            null,
            null,
            1,
            "Server 1",
            null,
            ServerStatus.ACTIVE,
            PowerState.of(live),
            null,
            at,
            false,
            null,
            null);
    return new ServerWasRead(new ServerRead(server, live, at, null), readBefore);
  }
}
