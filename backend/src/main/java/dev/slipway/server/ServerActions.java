package dev.slipway.server;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.task.Task;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a server, decided in this one place: {@code Server.actions} shows it, the
 * mutations hold to it. The order of the checks is the contract's "Order of refusals".
 */
public final class ServerActions {

  /** The contract's ServerAction. */
  public record ServerAction(ServerActionKind kind, boolean allowed, @Nullable String reason) {}

  /**
   * What does not touch the machine and can be done whatever it is at: a name is only a label,
   * neither the panel's account nor what its addresses are called is the server's, and looking at a
   * screen helps most while something goes on.
   */
  private static final Set<ServerActionKind> ANYTIME =
      EnumSet.of(
          ServerActionKind.RENAME,
          ServerActionKind.OPEN_CONSOLE,
          ServerActionKind.RESET_PANEL_PASSWORD,
          ServerActionKind.PANEL_LOGIN,
          ServerActionKind.SET_REVERSE_DNS);

  /** What can be done without an operating system: also the way to get one. */
  private static final Set<ServerActionKind> WITHOUT_SYSTEM =
      EnumSet.of(
          ServerActionKind.RENAME,
          ServerActionKind.OPEN_CONSOLE,
          ServerActionKind.RESET_PANEL_PASSWORD,
          ServerActionKind.PANEL_LOGIN,
          ServerActionKind.SET_REVERSE_DNS,
          ServerActionKind.REBUILD);

  private ServerActions() {}

  /**
   * One entry for each kind.
   *
   * @param offersReverseDns whether this host does
   */
  static List<ServerAction> all(Server server, @Nullable Task openTask, boolean offersReverseDns) {
    return Arrays.stream(ServerActionKind.values())
        .map(kind ->
            Stream.of(
                    offered(kind, offersReverseDns),
                    service(kind, server),
                    task(kind, openTask),
                    power(kind, server))
                .flatMap(Optional::stream)
                .findFirst()
                .map(error -> new ServerAction(kind, false, error.message()))
                .orElseGet(() -> new ServerAction(kind, true, null)))
        .toList();
  }

  /** Refuses where the service has no server. */
  public static void requireProvisioned(Server server) {
    refuse(provisioned(server));
  }

  /** Refuses where the service has no server or its status does not allow it. */
  public static void requireService(ServerActionKind kind, Server server) {
    refuse(service(kind, server));
  }

  /** Refuses while a task runs that must end first. */
  public static void requireIdle(ServerActionKind kind, @Nullable Task openTask) {
    refuse(task(kind, openTask));
  }

  /** Refuses where the power state makes it pointless. */
  public static void requirePower(ServerActionKind kind, Server server) {
    refuse(power(kind, server));
  }

  private static void refuse(Optional<UserError> error) {
    error.ifPresent(found -> {
      throw new Refusal(found);
    });
  }

  private static Optional<UserError> provisioned(Server server) {
    if (server.isProvisioned()) {
      return Optional.empty();
    }
    return error(
        Code.NOT_PROVISIONED,
        server.status() == ServerStatus.TERMINATED
            ? "This server has been deleted."
            : "There is no server behind this service yet. Ask support if this stays so.");
  }

  private static Optional<UserError> offered(ServerActionKind kind, boolean offersReverseDns) {
    return kind != ServerActionKind.SET_REVERSE_DNS || offersReverseDns
        ? Optional.empty()
        : error(Code.DNS_UNAVAILABLE, "This host does not offer reverse DNS.");
  }

  private static Optional<UserError> service(ServerActionKind kind, Server server) {
    Optional<UserError> missing = provisioned(server);
    if (missing.isPresent()) {
      return missing;
    }
    return switch (server.status()) {
      case ACTIVE -> Optional.empty();
      case SUSPENDED ->
          error(
              Code.WRONG_STATUS, "This service is suspended. Ask support to have it unsuspended.");
      case TERMINATING, TERMINATED -> error(Code.WRONG_STATUS, "This server is being deleted.");
      case PROVISIONING ->
          unless(ANYTIME, kind, "An operating system is being installed. Wait until that is done.");
      case PENDING ->
          unless(WITHOUT_SYSTEM, kind, "No operating system is installed yet. Install one first.");
      case FAILED ->
          unless(
              WITHOUT_SYSTEM, kind, "The installation failed. Rebuild the server, or ask support.");
    };
  }

  private static Optional<UserError> unless(
      Set<ServerActionKind> allowed, ServerActionKind kind, String reason) {
    return allowed.contains(kind) ? Optional.empty() : error(Code.WRONG_STATUS, reason);
  }

  private static Optional<UserError> task(ServerActionKind kind, @Nullable Task openTask) {
    return openTask == null || ANYTIME.contains(kind)
        ? Optional.empty()
        : error(Code.BUSY, "Another action is still running on this server. Wait until it ends.");
  }

  private static Optional<UserError> power(ServerActionKind kind, Server server) {
    return switch (kind) {
      case BOOT ->
          server.powerState() == PowerState.RUNNING
              ? error(Code.WRONG_STATUS, "The server is running already.")
              : Optional.empty();
      case SHUTDOWN, POWER_OFF -> whileRunning(server, "The server is not running.");
      case RESTART -> whileRunning(server, "The server is not running. Start it instead.");
      case OPEN_CONSOLE ->
          whileRunning(server, "The server is not running, so there is no screen. Start it first.");
      case REBUILD,
          RENAME,
          RESET_SERVER_PASSWORD,
          RESET_PANEL_PASSWORD,
          PANEL_LOGIN,
          SET_REVERSE_DNS ->
          Optional.empty();
    };
  }

  private static Optional<UserError> whileRunning(Server server, String otherwise) {
    return server.powerState() == PowerState.STOPPED
        ? error(Code.WRONG_STATUS, otherwise)
        : Optional.empty();
  }

  private static Optional<UserError> error(Code code, String message) {
    return Optional.of(UserError.of(code, message));
  }
}
