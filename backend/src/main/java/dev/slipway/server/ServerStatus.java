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
   * The same while a task runs: a rebuild is PROVISIONING and a suspension SUSPENDED from when the
   * panel took the order, also before the panel itself says so; an order is PROVISIONING to its
   * end.
   */
  static ServerStatus of(PanelServer server, @Nullable Task openTask) {
    ServerStatus told = of(server);
    if (openTask == null) {
      return told;
    }
    if (openTask.kind() == TaskKind.CREATE && told != SUSPENDED) {
      return PROVISIONING;
    }
    if (openTask.state() != TaskState.RUNNING) {
      return told;
    }
    if (openTask.kind() == TaskKind.REBUILD && told != SUSPENDED) {
      return PROVISIONING;
    }
    return openTask.kind() == TaskKind.SUSPEND ? SUSPENDED : told;
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
