package dev.slipway.livestats;

import dev.slipway.cluster.SharedValues;
import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelServer;
import dev.slipway.server.Server;
import dev.slipway.server.ServerRead;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes samples of reads and remembers the newest of each server, for all nodes. */
@Component
class LiveSamples {

  private static final Duration KEPT_FOR = Duration.ofMinutes(2);

  private final SharedValues values;

  LiveSamples(SharedValues values) {
    this.values = values;
  }

  /** The newest sample of the last two minutes. */
  Optional<LiveSample> newest(String serverId) {
    return values.get(key(serverId), LiveSample.class);
  }

  /**
   * Makes the sample of a read, and remembers it.
   *
   * @return null where the panel reported no live state
   */
  @Nullable LiveSample of(ServerRead read) {
    PanelLiveState live = read.live();
    if (live == null) {
      return null;
    }
    Server server = read.server();
    PanelServer snapshot = server.snapshot();
    long allocated = snapshot == null ? 0 : snapshot.resources().memoryBytes();
    LiveSample previous = newest(server.id()).orElse(null);
    LiveSample sample = LiveSample.of(live, allocated, read.readAt(), previous);
    if (previous == null || previous.sampledAt().isBefore(sample.sampledAt())) {
      values.put(key(server.id()), sample, KEPT_FOR);
    }
    return sample;
  }

  private static String key(String serverId) {
    return "live-sample:" + serverId;
  }
}
