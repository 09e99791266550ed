package dev.slipway.panel;

/**
 * The panel understood the request and refused it: 4xx with a reason, 423 for a locked server among
 * them.
 */
public final class PanelRefused extends PanelException {

  private final int status;
  private final String reason;

  /**
   * @param message for the log
   * @param status the HTTP status
   * @param reason the panel's own words; for operators, since they may speak of the panel's insides
   */
  public PanelRefused(String message, int status, String reason) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  /** True where another task of the panel holds the server (423). */
  public boolean locked() {
    return status == 423;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }
}
