package dev.slipway.access;

import dev.slipway.account.Caller;
import dev.slipway.panel.PanelGuestPasswords;
import dev.slipway.panel.PanelGuestPasswords.NewPassword;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActionKind;
import dev.slipway.server.ServerOrders;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Ordering a new password for the account that may do everything inside a server. */
@Service
class ResetServerPassword {

  private static final ServerOrders.Limit LIMIT =
      new ServerOrders.Limit(
          "server-password",
          Duration.ofSeconds(30),
          "This server's password was reset a moment ago. Wait before the next time.");

  private final Servers servers;
  private final ServerOrders orders;
  private final PanelGuestPasswords panel;

  ResetServerPassword(Servers servers, ServerOrders orders, PanelGuestPasswords panel) {
    this.servers = servers;
    this.orders = orders;
    this.panel = panel;
  }

  /**
   * What was ordered.
   *
   * @param password to be shown once and kept nowhere; null where the panel only mails it
   */
  record Ordered(Task task, @Nullable String password) {

    @Override
    public String toString() {
      return "Ordered[task=" + task + "]";
    }
  }

  /** Orders the password and has its task followed. */
  Ordered order(Caller caller, String serverId, GuestUser user) {
    Server server = servers.require(caller, serverId);
    AtomicReference<@Nullable String> password = new AtomicReference<>();
    Task task =
        orders.give(
            caller,
            server,
            new ServerOrders.Order(
                ServerActionKind.RESET_SERVER_PASSWORD,
                TaskKind.RESET_PASSWORD,
                "server.reset-password",
                "A new password for " + user.login(),
                LIMIT),
            fresh -> {
              NewPassword reset =
                  panel.reset(Objects.requireNonNull(fresh.panelServerId()), user.panelUser());
              password.set(reset.password());
              return reset.queueId();
            });
    return new Ordered(task, password.get());
  }
}
