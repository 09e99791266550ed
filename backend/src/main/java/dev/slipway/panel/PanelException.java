package dev.slipway.panel;

import org.jspecify.annotations.Nullable;

/**
 * A call to the panel that did not work. The message is for the log: it holds method, path and
 * status, never a token or a body that could hold secrets. What customers read is decided where the
 * exception is answered.
 */
public abstract sealed class PanelException extends RuntimeException
    permits PanelUnavailable, PanelRefused, PanelNotFound, PanelReplyUnreadable {

  PanelException(String message) {
    super(message);
  }

  PanelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
