package dev.slipway.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.slipway.livestats.LiveSample;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerWasRead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gathers the samples of this node's reads in memory, so that a read never waits for the database.
 * A slot stays for a while after its end, for reads that took their time and because what is
 * written is always the whole slot. While the database is away slots pile up to a bound; then the
 * oldest are lost.
 */
@Component
class SampleBuffer {

  /** Longer than any read takes. */
  static final Duration KEPT_AFTER_END = Duration.ofMinutes(2);

  /** About 10 MB. */
  static final int MOST_SLOTS = 50_000;

  private static final Duration SHORTEST_SHARE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Duration slotLength;
  private final Duration longestGap;
  private final Cache<String, LiveSample> newest;
  private final SequencedMap<Slot, SlotTotals> slots = new LinkedHashMap<>();
  private final SequencedSet<Slot> unwritten = new LinkedHashSet<>();
  private Instant closedBefore = Instant.MIN;

  SampleBuffer(HistoryProperties properties, Clock clock) {
    this.clock = clock;
    this.slotLength = properties.fineSlot();
    this.longestGap = properties.longestGap();
    this.newest =
        Caffeine.newBuilder().expireAfterWrite(longestGap).maximumSize(MOST_SLOTS).build();
  }

  /** One server's slot of the fine length. */
  record Slot(String serverId, Instant startsAt) {}

  @EventListener
  void on(ServerWasRead event) {
    ServerRead read = event.read();
    String serverId = read.server().id();
    LiveSample previous = newest.getIfPresent(serverId);
    LiveSample sample = LiveSample.of(read, previous, longestGap);
    if (sample == null) {
      return;
    }
    if (previous == null || previous.sampledAt().isBefore(sample.sampledAt())) {
      newest.put(serverId, sample);
    }
    add(
        new Slot(serverId, Slots.startOf(sample.sampledAt(), slotLength)),
        SlotTotals.of(sample, share(event.readBefore(), sample.sampledAt())));
  }

  /**
   * The seconds that a sample stands for: the time since the read before, whoever made it. So a
   * server's average is not drawn towards the hours in which somebody watched.
   */
  private double share(@Nullable Instant readBefore, Instant sampledAt) {
    Duration since = readBefore == null ? SHORTEST_SHARE : Duration.between(readBefore, sampledAt);
    if (since.compareTo(SHORTEST_SHARE) < 0) {
      since = SHORTEST_SHARE;
    }
    return (since.compareTo(longestGap) > 0 ? longestGap : since).toMillis() / 1000.0;
  }

  private synchronized void add(Slot slot, SlotTotals totals) {
    close(clock.instant().minus(KEPT_AFTER_END).minus(slotLength));
    if (slot.startsAt().isBefore(closedBefore)) {
      return;
    }
    slots.merge(slot, totals, SlotTotals::plus);
    unwritten.add(slot);
    if (slots.size() > MOST_SLOTS) {
      Slot oldest = slots.firstEntry().getKey();
      slots.remove(oldest);
      unwritten.remove(oldest);
      close(oldest.startsAt().plus(slotLength));
    }
  }

  /** What was once forgotten must not begin anew: it would replace what was written of it. */
  private void close(Instant before) {
    if (before.isAfter(closedBefore)) {
      closedBefore = before;
    }
  }

  /** Slots that are not written as they are now, the oldest first. */
  synchronized List<Map.Entry<Slot, SlotTotals>> unwritten(int most) {
    List<Map.Entry<Slot, SlotTotals>> found = new ArrayList<>();
    for (Slot slot : unwritten) {
      if (found.size() == most) {
        break;
      }
      SlotTotals totals = slots.get(slot);
      if (totals != null) {
        found.add(Map.entry(slot, totals));
      }
    }
    return found;
  }

  /** Takes note that these have been written, and forgets what is over. */
  synchronized void written(List<Map.Entry<Slot, SlotTotals>> written) {
    for (Map.Entry<Slot, SlotTotals> entry : written) {
      if (entry.getValue().equals(slots.get(entry.getKey()))) {
        unwritten.remove(entry.getKey());
      }
    }
    slots
        .keySet()
        .removeIf(slot -> slot.startsAt().isBefore(closedBefore) && !unwritten.contains(slot));
  }

  /** How many slots are in memory. */
  synchronized int size() {
    return slots.size();
  }
}
