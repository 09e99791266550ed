package dev.slipway.server;

import dev.slipway.error.Refusal;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelRefusals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a read of a server brought.
 *
 * @param server what is known now
 * @param live null where the panel reports no live state, or the read failed
 * @param readAt when the read began
 * @param failure why the panel brought nothing; null where it did
 */
public record ServerRead(
    Server server,
    @Nullable PanelLiveState live,
    Instant readAt,
    @Nullable PanelException failure) {

  /**
   * The server, for a mutation that must not go by an older state.
   *
   * @throws Refusal where the read failed
   */
  public Server orRefuse() {
    if (failure != null) {
      throw PanelRefusals.ofRead(failure);
    }
    return server;
  }

  /**
   * The live state, for a part of a page that has nothing to show without it.
   *
   * @throws PanelException where the read failed
   */
  public @Nullable PanelLiveState liveOrThrow() {
    if (failure != null) {
      throw failure;
    }
    return live;
  }
}
