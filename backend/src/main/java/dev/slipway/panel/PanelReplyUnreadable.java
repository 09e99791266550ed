package dev.slipway.panel;

/**
 * The panel answered, but with something that makes no sense: HTML, an empty body, JSON of another
 * shape.
 */
public final class PanelReplyUnreadable extends PanelException {

  public PanelReplyUnreadable(String message) {
    super(message);
  }

  public PanelReplyUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
