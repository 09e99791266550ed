package dev.slipway.panel;

/**
 * The panel says in so many words that the object does not exist. A bare 404 is not that: a wrong
 * base address gives one too, and is {@link PanelReplyUnreadable}.
 */
public final class PanelNotFound extends PanelException {

  public PanelNotFound(String message) {
    super(message);
  }
}
