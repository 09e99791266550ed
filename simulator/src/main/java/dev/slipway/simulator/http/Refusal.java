package dev.slipway.simulator.http;

import dev.slipway.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The panel says no. The shape of the body depends on who says it: its framework, the proxy, or the
 * panel itself.
 */
final class Refusal extends RuntimeException {

  private final int status;
  private final String contentType;
  private final transient @Nullable Object json;
  private final String text;

  private Refusal(int status, String contentType, @Nullable Object json, String text) {
    super(status + " " + text);
    this.status = status;
    this.contentType = contentType;
    this.json = json;
    this.text = text;
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  /** The body, where it is JSON. */
  @Nullable Object json() {
    return json;
  }

  /** The body, where it is not JSON. */
  String text() {
    return text;
  }

  /** The token is missing or wrong: plain text that is served as a file. */
  static Refusal unauthorized() {
    return new Refusal(401, "application/octet-stream", null, "401 Unauthorized");
  }

  /** The token may not do this. */
  static Refusal forbidden() {
    return json(403, Json.object().with("message", "Forbidden."));
  }

  /** No such address: a page for people. */
  static Refusal noSuchPage() {
    return page(404, "Not Found");
  }

  /** The address exists, but not for this method. */
  static Refusal methodNotAllowed() {
    return page(405, "Method Not Allowed");
  }

  static Refusal serverNotFound() {
    return notFound("server not found");
  }

  /** Something else that does not exist, with the panel's own message. */
  static Refusal notFound(String message) {
    return json(404, Json.object().with("msg", message));
  }

  /** Not now. */
  static Refusal locked(String message) {
    return json(423, Json.object().with("msg", message));
  }

  /** The input does not pass validation, by field. */
  static Refusal invalid(Map<String, List<String>> errors) {
    String first = errors.values().iterator().next().getFirst();
    int more = errors.values().stream().mapToInt(List::size).sum() - 1;
    String message =
        more == 0 ? first : first + " (and " + more + " more error" + (more > 1 ? "s)" : ")");
    return json(422, Json.object().with("message", message).with("errors", errors));
  }

  /** The input is well formed, but the panel can't do it. */
  static Refusal impossible(List<String> errors) {
    return json(422, Json.object().with("errors", errors));
  }

  private static Refusal json(int status, Object json) {
    return new Refusal(status, "application/json", json, "");
  }

  private static Refusal page(int status, String title) {
    String html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%2$s</title></head>
        <body><div>%1$d</div><div>%2$s</div></body>
        </html>
        """
            .formatted(status, title);
    return new Refusal(status, "text/html; charset=UTF-8", null, html);
  }
}
