package dev.slipway.simulator.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The power of one server: whether it runs, since when, and the times it did not. */
public final class Machine {

  /** A stretch without power; {@code until} is null while it lasts. */
  public record Pause(Instant from, @Nullable Instant until) {}

  private final List<Pause> pauses = new ArrayList<>();
  private @Nullable Instant bootedAt;

  /** A machine that has never run. */
  Machine(Instant created) {
    pauses.add(new Pause(created, null));
  }

  public boolean isRunning() {
    return bootedAt != null;
  }

  /** When the machine was switched on, null while it is off; the counters start at zero here. */
  public @Nullable Instant bootedAt() {
    return bootedAt;
  }

  /** The times without power, oldest first. */
  public List<Pause> pauses() {
    return List.copyOf(pauses);
  }

  /** Power on; nothing happens to a machine that runs. */
  void start(Instant at) {
    if (bootedAt == null) {
      Pause open = pauses.removeLast();
      pauses.add(new Pause(open.from(), at));
      bootedAt = at;
    }
  }

  /** Power off; nothing happens to a machine that is off. */
  void stop(Instant at) {
    if (bootedAt != null) {
      pauses.add(new Pause(at, null));
      bootedAt = null;
    }
  }
}
