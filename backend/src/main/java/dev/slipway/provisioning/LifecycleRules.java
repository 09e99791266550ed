package dev.slipway.provisioning;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.server.Server;
import dev.slipway.server.ServerStatus;
import dev.slipway.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a service by who sells it, decided in this one place: {@code
 * Server.lifecycleActions} shows it, the mutations hold to it. The order of the checks is the
 * contract's "Order of refusals".
 */
final class LifecycleRules {

  /** One kind, and why it is not allowed now; null where it is. */
  record LifecycleAction(LifecycleActionKind kind, boolean allowed, @Nullable String reason) {}

  private LifecycleRules() {}

  /**
   * One entry for each kind.
   *
   * @param order the order that made the service; null where there was none
   */
  static List<LifecycleAction> all(
      Server server, @Nullable Task openTask, @Nullable ProvisioningOrder order) {
    return Arrays.stream(LifecycleActionKind.values())
        .map(kind ->
            (kind == LifecycleActionKind.RELINK
                    ? Stream.of(relinkable(server, order), idle(openTask))
                    : Stream.of(linked(kind, server), status(kind, server), idle(openTask)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(error -> new LifecycleAction(kind, false, error.message()))
                .orElseGet(() -> new LifecycleAction(kind, true, null)))
        .toList();
  }

  /** Refuses where another server can't be put behind the service. */
  static void requireRelinkable(Server server, @Nullable ProvisioningOrder order) {
    refuse(relinkable(server, order));
  }

  /** An order that is not over makes or looks for a server by itself: there can't be two. */
  private static Optional<UserError> relinkable(Server server, @Nullable ProvisioningOrder order) {
    if (order != null && !order.state().isOver()) {
      return error(
          Code.WRONG_STATUS,
          "The order of this service is not over: say there which server is its, or cancel it.");
    }
    return server.panelServerId() != null && server.status() != ServerStatus.TERMINATED
        ? error(Code.WRONG_STATUS, "This service has a server already: unlink that one first.")
        : Optional.empty();
  }

  /** Refuses where there is no server on the panel to do it with. */
  static void requireLinked(LifecycleActionKind kind, Server server) {
    refuse(linked(kind, server));
  }

  /** Refuses where the service's status does not allow it. */
  static void requireStatus(LifecycleActionKind kind, Server server) {
    refuse(status(kind, server));
  }

  /** Whether the service's status, as last known, does not allow it. */
  static boolean isRefusedByStatus(LifecycleActionKind kind, Server server) {
    return status(kind, server).isPresent();
  }

  /** Refuses while a task runs that must end first. */
  static void requireIdle(@Nullable Task openTask) {
    refuse(idle(openTask));
  }

  private static void refuse(Optional<UserError> error) {
    error.ifPresent(found -> {
      throw new Refusal(found);
    });
  }

  /**
   * A server that the panel has lost by itself can still be suspended and terminated: for who bills
   * both succeed (behaviour §23), and the panel is asked once more.
   */
  private static Optional<UserError> linked(LifecycleActionKind kind, Server server) {
    if (server.panelServerId() == null) {
      return error(Code.NOT_PROVISIONED, "There is no server behind this service yet.");
    }
    boolean goneByItself = server.missingSince() != null;
    boolean gone = server.status() == ServerStatus.TERMINATED;
    return gone && (!goneByItself || kind == LifecycleActionKind.CHANGE_PRODUCT)
        ? error(Code.NOT_PROVISIONED, "This server has been deleted.")
        : Optional.empty();
  }

  private static Optional<UserError> status(LifecycleActionKind kind, Server server) {
    ServerStatus status = server.status();
    if (status == ServerStatus.TERMINATING && kind != LifecycleActionKind.UNLINK) {
      return error(Code.WRONG_STATUS, "This server is being deleted.");
    }
    if (server.missingSince() != null) {
      return Optional.empty();
    }
    return switch (kind) {
      case SUSPEND ->
          status == ServerStatus.SUSPENDED
              ? error(Code.WRONG_STATUS, "This service is suspended already.")
              : Optional.empty();
      case UNSUSPEND ->
          status == ServerStatus.SUSPENDED
              ? Optional.empty()
              : error(Code.WRONG_STATUS, "This service is not suspended.");
      case CHANGE_PRODUCT ->
          status == ServerStatus.SUSPENDED
              ? error(Code.WRONG_STATUS, "This service is suspended. Unsuspend it first.")
              : Optional.empty();
      case TERMINATE, UNLINK, RELINK -> Optional.empty();
    };
  }

  private static Optional<UserError> idle(@Nullable Task openTask) {
    return openTask == null
        ? Optional.empty()
        : error(Code.BUSY, "Another action is still running on this server. Wait until it ends.");
  }

  private static Optional<UserError> error(Code code, String message) {
    return Optional.of(UserError.of(code, message));
  }
}
