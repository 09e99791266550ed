package dev.slipway.server;

import dev.slipway.panel.PanelServer;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskState;
import org.jspecify.annotations.Nullable;

/** Where a service stands in its lifecycle; the contract's ServerStatus. */
public enum ServerStatus {
  PENDING,
  PROVISIONING,
  ACTIVE,
  SUSPENDED,
  TERMINATING,
  TERMINATED,
  FAILED;

  /**
   * The same while a task runs: a rebuild is PROVISIONING from when the panel took it, also before
   * the panel itself says so.
   */
  static ServerStatus of(PanelServer server, @Nullable Task openTask) {
    ServerStatus told = of(server);
    boolean rebuilding =
        openTask != null
            && openTask.kind() == TaskKind.REBUILD
            && openTask.state() == TaskState.RUNNING;
    return rebuilding && told != SUSPENDED ? PROVISIONING : told;
  }

  /** What the panel's flags come to: contract, "Status". */
  static ServerStatus of(PanelServer server) {
    if (server.suspended()) {
      return SUSPENDED;
    }
    return switch (server.buildState()) {
      case FAILED -> FAILED;
      case QUEUED, BUILDING -> PROVISIONING;
      case ALLOCATED -> PENDING;
      case COMPLETE -> ACTIVE;
    };
  }
}
