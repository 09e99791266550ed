package dev.slipway.panel.virtfusion;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The panel gave no answer: no connection, a broken one, or too late. Becomes a {@code
 * PanelUnavailable}.
 */
final class NoAnswer extends RuntimeException {

  private final boolean worthRepeating;

  /**
   * Says what happened in its place.
   *
   * @param worthRepeating the connection broke, which a new one may not; a panel that was too slow
   *     is not asked again
   */
  NoAnswer(String message, @Nullable Throwable cause, boolean worthRepeating) {
    super(message, cause);
    this.worthRepeating = worthRepeating;
  }

  boolean worthRepeating() {
    return worthRepeating;
  }

  /** Whether no connection ever stood, so that nothing was asked. */
  boolean neverAsked() {
    return getCause() instanceof ConnectException
        || getCause() instanceof HttpConnectTimeoutException;
  }
}
