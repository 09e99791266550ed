package dev.slipway.panel.virtfusion;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param operation its short name in logs and metrics
 * @param path below the panel's base, with query
 * @param body JSON; null for none
 * @param accepted the statuses that mean success, over all versions of the panel
 * @param missing what a 404 says
 */
record PanelRequest(
    String operation,
    String method,
    String path,
    @Nullable String body,
    Set<Integer> accepted,
    Missing missing) {

  /**
   * When a 404 means that the object is gone. A wrong base address gives 404 too, so the status
   * alone never does.
   */
  enum Missing {
    /** The body must say "server not found". */
    SERVER_NAMED,
    /** The same; a body that names something else is the panel's refusal. */
    SERVER_NAMED_ELSE_REFUSED,
    /** Any JSON object will do: the panel itself answered. */
    ANY_JSON,
    /** Anything but a page or a word about routes, which is what a wrong base address gives. */
    NO_PAGE,
    NEVER
  }

  static PanelRequest read(String operation, String path, Missing missing) {
    return new PanelRequest(operation, "GET", path, null, Set.of(200), missing);
  }

  static PanelRequest change(
      String operation, String method, String path, @Nullable String body, Set<Integer> accepted) {
    return new PanelRequest(operation, method, path, body, accepted, Missing.SERVER_NAMED);
  }

  /** A change of which the panel may also say that something else than the server is missing. */
  static PanelRequest lifecycle(
      String operation, String method, String path, @Nullable String body, Set<Integer> accepted) {
    return new PanelRequest(
        operation, method, path, body, accepted, Missing.SERVER_NAMED_ELSE_REFUSED);
  }

  boolean isRead() {
    return method.equals("GET");
  }

  /** For logs and messages; holds no secret. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
