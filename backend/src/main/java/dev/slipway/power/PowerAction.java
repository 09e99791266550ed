package dev.slipway.power;

import dev.slipway.panel.PanelPower;
import dev.slipway.server.ServerActionKind;
import dev.slipway.task.TaskKind;
import java.util.Arrays;
import java.util.Optional;

/** What can be ordered; the contract's PowerAction, with what it is called elsewhere. */
enum PowerAction {
  BOOT(PanelPower.Order.BOOT, ServerActionKind.BOOT, TaskKind.BOOT, "boot", "Start"),
  SHUTDOWN(
      PanelPower.Order.SHUTDOWN,
      ServerActionKind.SHUTDOWN,
      TaskKind.SHUTDOWN,
      "shutdown",
      "Shut down"),
  RESTART(
      PanelPower.Order.RESTART, ServerActionKind.RESTART, TaskKind.RESTART, "restart", "Restart"),
  POWER_OFF(
      PanelPower.Order.POWER_OFF,
      ServerActionKind.POWER_OFF,
      TaskKind.POWER_OFF,
      "power-off",
      "Force off");

  private final PanelPower.Order order;
  private final ServerActionKind actionKind;
  private final TaskKind taskKind;
  private final String word;
  private final String label;

  PowerAction(
      PanelPower.Order order,
      ServerActionKind actionKind,
      TaskKind taskKind,
      String word,
      String label) {
    this.order = order;
    this.actionKind = actionKind;
    this.taskKind = taskKind;
    this.word = word;
    this.label = label;
  }

  /** The action that a task carries out; empty for tasks of other features. */
  static Optional<PowerAction> of(TaskKind kind) {
    return Arrays.stream(values()).filter(action -> action.taskKind == kind).findFirst();
  }

  PanelPower.Order order() {
    return order;
  }

  ServerActionKind actionKind() {
    return actionKind;
  }

  TaskKind taskKind() {
    return taskKind;
  }

  /** What activity knows it by. */
  String activity() {
    return "server." + word;
  }

  /** As the client area's button says it. */
  String label() {
    return label;
  }
}
