package dev.slipway.livestats;

import dev.slipway.cluster.SharedValues;
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
    if (read.live() == null) {
      return null;
    }
    String serverId = read.server().id();
    LiveSample previous = newest(serverId).orElse(null);
    LiveSample sample = LiveSample.of(read, previous, LiveSample.LONGEST_GAP);
    if (sample != null && (previous == null || previous.sampledAt().isBefore(sample.sampledAt()))) {
      values.put(key(serverId), sample, KEPT_FOR);
    }
    return sample;
  }

  private static String key(String serverId) {
    return "live-sample:" + serverId;
  }
}
