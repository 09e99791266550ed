package dev.slipway.panel;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import java.time.Duration;

/**
 * What a mutation's caller reads when the panel did not do it. The panel's own words stay in the
 * log.
 */
public final class PanelRefusals {

  private PanelRefusals() {}

  /** The user error for a failed change or a failed read on a mutation's way. */
  public static Refusal of(PanelException failure) {
    return of(failure, "the server");
  }

  /**
   * The same for a change to something else than a server.
   *
   * @param where to look for whether it was done
   */
  public static Refusal of(PanelException failure, String where) {
    return new Refusal(error(failure, where));
  }

  /** The same for a read that had to come first: there, nothing has been ordered yet. */
  public static Refusal ofRead(PanelException failure) {
    return new Refusal(
        failure instanceof PanelNotFound
            ? error(failure, "the server")
            : UserError.of(
                Code.PANEL_UNAVAILABLE,
                "The panel can't be reached, so nothing was done. Try again in a moment."));
  }

  private static UserError error(PanelException failure, String where) {
    return switch (failure) {
      case PanelRefused refused when refused.locked() ->
          UserError.of(
              Code.REJECTED_BY_PANEL,
              "The panel has locked this server while it works on it. Try again in a minute.");
      case PanelRefused refused ->
          UserError.of(
              Code.REJECTED_BY_PANEL,
              "The panel refused this. If it stays so, ask support to look at " + where + ".");
      case PanelNotFound gone ->
          UserError.of(
              Code.NOT_PROVISIONED, "This server no longer exists on the panel. Ask support.");
      case PanelUnavailable away ->
          new UserError(
              Code.PANEL_UNAVAILABLE,
              "The panel could not be reached, so it is not known whether this was done. "
                  + "Look at "
                  + where
                  + " before you try again.",
              null,
              away.retryAfter().map(Duration::toSeconds).map(Math::toIntExact).orElse(null));
      case PanelReplyUnreadable unreadable ->
          UserError.of(
              Code.PANEL_UNAVAILABLE,
              "The panel's answer made no sense, so it is not known whether this was done. "
                  + "Look at "
                  + where
                  + " before you try again.");
    };
  }
}
