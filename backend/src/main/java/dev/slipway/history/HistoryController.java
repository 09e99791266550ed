package dev.slipway.history;

import dev.slipway.server.ServerView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Server.history}. Comes from the store alone. */
@Controller
class HistoryController {

  private final SampleSlots slots;
  private final HistoryProperties properties;
  private final Clock clock;

  HistoryController(SampleSlots slots, HistoryProperties properties, Clock clock) {
    this.slots = slots;
    this.properties = properties;
    this.clock = clock;
  }

  /** The contract's StatsHistory. */
  record StatsHistory(int resolutionSeconds, int gapSeconds, List<StatsPoint> points) {}

  @SchemaMapping(typeName = "Server")
  StatsHistory history(
      ServerView server,
      @Argument Instant from,
      @Argument @Nullable Instant to,
      @Argument @Nullable Integer points) {
    HistoryRange range = HistoryRange.of(from, to, points, clock.instant(), properties);
    return new StatsHistory(
        seconds(range.resolution()),
        seconds(range.resolution().plus(longestPause())),
        slots.points(server.id(), range));
  }

  /** Between two reads of a server that nobody looks at: the sampler passes over what is fresh. */
  Duration longestPause() {
    return properties.backgroundInterval().orElse(Duration.ZERO).multipliedBy(3).dividedBy(2);
  }

  private static int seconds(Duration duration) {
    return Math.toIntExact(duration.toSeconds());
  }
}
