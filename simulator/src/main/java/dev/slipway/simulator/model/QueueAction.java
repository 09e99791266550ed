package dev.slipway.simulator.model;

/**
 * What the panel queues. Only the names of a build are documented; the others are formed like it.
 */
public enum QueueAction {
  BOOT("boot_server", "Boot", "server.boot"),
  SHUTDOWN("shutdown_server", "Shutdown", "server.shutdown"),
  RESTART("restart_server", "Restart", "server.restart"),
  POWER_OFF("poweroff_server", "Poweroff", "server.poweroff"),
  BUILD("build_server", "Build", "server.disk.create.os"),
  RESET_PASSWORD("reset_server_password", "ResetPassword", "server.password.reset"),
  SUSPEND("suspend_server", "Suspend", "server.suspend");

  private final String wireName;
  private final String job;
  private final String step;

  QueueAction(String wireName, String job, String step) {
    this.wireName = wireName;
    this.job = job;
    this.step = step;
  }

  public String wireName() {
    return wireName;
  }

  /** The name of the panel's class that does it. */
  public String job() {
    return "App\\Jobs\\Server\\KVM\\" + job;
  }

  /** The step that the panel reports while it does it. */
  public String step() {
    return step;
  }
}
