package dev.slipway.panel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The panel gave no usable answer: it did not answer in time, could not be reached, answered with
 * 401, 403, 429 or 5xx, or Slipway held the call back because too many are under way or the last
 * ones failed. A change that was asked for may or may not have happened.
 */
public final class PanelUnavailable extends PanelException {

  private final @Nullable Duration retryAfter;
  private final boolean nothingDone;

  public PanelUnavailable(String message) {
    this(message, null, null);
  }

  public PanelUnavailable(
      String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
    this(message, cause, retryAfter, false);
  }

  public PanelUnavailable(
      String message,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter,
      boolean nothingDone) {
    super(message, cause);
    this.retryAfter = retryAfter;
    this.nothingDone = nothingDone;
  }

  /** How long the panel asked to be left alone; empty where it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * True where the change that was asked for has certainly not happened: the call was never made,
   * never reached the panel, or was turned away at its door.
   */
  public boolean nothingDone() {
    return nothingDone;
  }
}
