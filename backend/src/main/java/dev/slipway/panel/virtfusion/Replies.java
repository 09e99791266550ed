package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Instant;
import java.util.List;

/**
 * What an answer means. The status decides first: bodies of failures come as text, HTML, two shapes
 * of JSON, or not.
 */
final class Replies {

  private static final int LONGEST_REASON = 500;

  private Replies() {}

  /** The JSON object of a successful read. */
  static Json object(PanelRequest request, PanelAnswer answer) {
    requireAccepted(request, answer);
    Json root = Json.parse(answer.body());
    if (!root.isObject()) {
      throw new PanelReplyUnreadable(request + " answered with something that is no JSON object");
    }
    return root;
  }

  /** Returns where the status is one of those that mean success. */
  static void requireAccepted(PanelRequest request, PanelAnswer answer) {
    if (!request.accepted().contains(answer.status())) {
      throw failure(request, answer);
    }
  }

  private static PanelException failure(PanelRequest request, PanelAnswer answer) {
    int status = answer.status();
    String message = request + " answered " + status;
    if (status == 401 || status == 403 || status == 429 || status >= 500) {
      return new PanelUnavailable(message, null, answer.retryAfter(Instant.now()), status < 500);
    }
    if (status == 404 && !isRefusal(request, answer)) {
      return isGone(request.missing(), answer)
          ? new PanelNotFound(message + ": gone")
          : new PanelReplyUnreadable(
              message
                  + " without saying what is missing: the prefix in slipway.panel.url or"
                  + " slipway.panel.api-path is probably wrong");
    }
    if (status >= 400 && !request.isRead()) {
      return new PanelRefused(message, status, reason(answer));
    }
    return new PanelReplyUnreadable(message);
  }

  /** A 404 in the panel's own words that speaks of something else than the server. */
  private static boolean isRefusal(PanelRequest request, PanelAnswer answer) {
    return request.missing() == Missing.SERVER_NAMED_ELSE_REFUSED
        && !isGone(request.missing(), answer)
        && Json.parse(answer.body()).text("msg") != null;
  }

  private static boolean isGone(Missing missing, PanelAnswer answer) {
    Json body = Json.parse(answer.body());
    return switch (missing) {
      case SERVER_NAMED, SERVER_NAMED_ELSE_REFUSED ->
          "server not found".equalsIgnoreCase(body.text("msg"));
      case ANY_JSON -> body.isObject() && !speaksOfRoutes(body);
      case NO_PAGE -> !answer.body().stripLeading().startsWith("<") && !speaksOfRoutes(body);
      case NEVER -> false;
    };
  }

  /** What the panel's framework says to an address that it does not know: a wrong prefix. */
  private static boolean speaksOfRoutes(Json body) {
    String message = body.text("message");
    return message != null && message.startsWith("The route ");
  }

  /** The panel's own words, from whichever field this version puts them in. */
  static String reason(PanelAnswer answer) {
    Json body = Json.parse(answer.body());
    for (String field : List.of("errors", "msg", "message", "error")) {
      Json words = body.at(field);
      if (!words.isNothing() && !words.allTexts().isEmpty()) {
        return shortened(String.join(" ", words.allTexts()));
      }
    }
    return "status " + answer.status();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }
}
